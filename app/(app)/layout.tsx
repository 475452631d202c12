import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { type NavKey, navItems } from "@/components/shell/nav-items";
import { may, type Permission } from "@/lib/server/auth/permissions";
import { readSession } from "@/lib/server/auth/read-session";

/** A place is shown to those who may do at least one of these there. The pages and the API check for themselves. */
const needs: Record<NavKey, readonly Permission[]> = {
  flows: ["flows.read"],
  phone: ["phone.use"],
  calls: ["calls.read"],
  customers: ["customers.read"],
  numbers: ["numbers.read"],
  settings: ["bindings.read", "people.read", "apiKeys.edit", "audit.read"],
};

export default async function AppLayout({ children }: { children: ReactNode }) {
  const user = await readSession(await headers());
  if (!user) redirect("/sign-in");
  const allowed = navItems
    .map((item) => item.key)
    .filter((key) => needs[key].some((permission) => may(user.role, permission)));
  return (
    <AppShell user={{ name: user.name, email: user.email, role: user.role }} allowed={allowed}>
      {children}
    </AppShell>
  );
}
