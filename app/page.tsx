import { redirect } from "next/navigation";
import { requireUser } from "@/lib/server/auth/current-user";
import { may } from "@/lib/server/auth/permissions";

/** Leads everyone to where their work is. */
export default async function StartPage() {
  const user = await requireUser();
  if (may(user.role, "flows.read")) redirect("/flows");
  redirect("/calls");
}
