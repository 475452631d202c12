import type { ReactNode } from "react";
import { KeepLocale } from "@/components/auth/keep-locale";
import { MeProvider } from "@/components/auth/me-context";
import { ApiProvider } from "@/components/shell/api-provider";
import { AppShell } from "@/components/shell/app-shell";
import { type NavKey, navItems } from "@/components/shell/nav-items";
import { requireUser } from "@/lib/server/auth/current-user";
import { may, type Permission, permissionsOf } from "@/lib/server/auth/permissions";

/**
 * A place is shown to those who may do at least one of these there; null is for everyone (settings hold one's own
 * profile). The pages and the API check for themselves.
 */
const needs: Record<NavKey, readonly Permission[] | null> = {
  flows: ["flows.read"],
  phone: ["phone.use"],
  calls: ["calls.read"],
  customers: ["customers.read"],
  numbers: ["numbers.read"],
  settings: null,
};

export default async function AppLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const allowed = navItems
    .map((item) => item.key)
    .filter((key) => needs[key]?.some((permission) => may(user.role, permission)) ?? true);
  return (
    <ApiProvider>
      <MeProvider me={{ ...user, permissions: permissionsOf(user.role) }}>
        <KeepLocale />
        <AppShell user={{ name: user.name, email: user.email, role: user.role }} allowed={allowed}>
          {children}
        </AppShell>
      </MeProvider>
    </ApiProvider>
  );
}
