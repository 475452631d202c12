import type { SignedInUser } from "@/lib/server/auth/actor";
import { installedAuth } from "@/lib/server/auth/installed-auth";
import { isRole } from "@/lib/server/auth/permissions";

/** Somebody who is signed in, and the session by which they are. */
export interface SignedIn {
  user: SignedInUser;
  sessionId: string;
}

/** Who a request's session cookie belongs to; null without one, after it ended, or when the person was disabled. */
export async function readSession(headers: Headers): Promise<SignedInUser | null> {
  return (await readSignedIn(headers))?.user ?? null;
}

/** The same with the session's id, for what outlives the request. */
export async function readSignedIn(headers: Headers): Promise<SignedIn | null> {
  // Saves the database a read for every visitor who has no session.
  if (!headers.get("cookie")?.includes("callwright.session_token")) return null;
  const session = await installedAuth().api.getSession({ headers });
  if (!session || session.user.disabledAt) return null;
  const { id, name, email, role, locale } = session.user;
  if (!role || !isRole(role)) return null;
  return { user: { id, name, email, role, locale: locale ?? null }, sessionId: session.session.id };
}
