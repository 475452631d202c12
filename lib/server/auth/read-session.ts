import type { SignedInUser } from "@/lib/server/auth/actor";
import { installedAuth } from "@/lib/server/auth/installed-auth";
import { isRole } from "@/lib/server/auth/permissions";

/** Who a request's session cookie belongs to; null without one, after it ended, or when the person was disabled. */
export async function readSession(headers: Headers): Promise<SignedInUser | null> {
  // Saves the database a read for every visitor who has no session.
  if (!headers.get("cookie")?.includes("callwright.session_token")) return null;
  const session = await installedAuth().api.getSession({ headers });
  if (!session || session.user.disabledAt) return null;
  const { id, name, email, role, locale } = session.user;
  if (!role || !isRole(role)) return null;
  return { id, name, email, role, locale: locale ?? null };
}
