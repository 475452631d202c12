import { TRPCError } from "@trpc/server";
import { AppError } from "@/lib/server/api/app-error";
import { type App, app } from "@/lib/server/app";
import type { Actor, SignedInUser } from "@/lib/server/auth/actor";
import { isOwnOrigin } from "@/lib/server/auth/own-origin";
import { readSignedIn } from "@/lib/server/auth/read-session";

/** What every procedure gets. */
export interface ApiContext {
  /** The program's shared parts: `prisma`, `pool`, `log`, `bus` … (lib/server/app.ts). */
  app: App;
  /** Null when nobody is signed in. */
  user: SignedInUser | null;
  /** Of the session they are signed in by; absent where a program asks in somebody's name. */
  sessionId?: string;
  headers: Headers;
}

/** What a procedure gets that needs somebody signed in. */
export interface SignedInContext extends ApiContext {
  user: SignedInUser;
  /** The same person, as the audit log wants it. */
  actor: Actor & { kind: "user" };
}

/**
 * Reads who is asking from the session cookie; costs one database read. Sessions are cookies, so what another site's
 * page asks for is refused before that (SameSite=Lax is the first line).
 *
 * @throws TRPCError FORBIDDEN `wrongOrigin`
 */
export async function createContext({ headers }: { headers: Headers }): Promise<ApiContext> {
  if (!isOwnOrigin(headers)) throw wrongOrigin(app().publicUrl);
  return { app: app(), user: null, ...(await readSignedIn(headers)), headers };
}

/** Also what somebody meets who opens the app under an address that PUBLIC_URL does not name. */
function wrongOrigin(url: string): TRPCError {
  const cause = new AppError("notAllowed", `Open Callwright at ${url}, or set PUBLIC_URL to the address you use.`, {
    reason: "wrongOrigin",
    values: { url },
  });
  return new TRPCError({ code: "FORBIDDEN", message: cause.message, cause });
}
