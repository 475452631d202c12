import { type App, app } from "@/lib/server/app";
import type { Actor, SignedInUser } from "@/lib/server/auth/actor";
import { readSession } from "@/lib/server/auth/read-session";

/** What every procedure gets. */
export interface ApiContext {
  /** The program's shared parts: `prisma`, `pool`, `log`, `bus` … (lib/server/app.ts). */
  app: App;
  /** Null when nobody is signed in. */
  user: SignedInUser | null;
  headers: Headers;
}

/** What a procedure gets that needs somebody signed in. */
export interface SignedInContext extends ApiContext {
  user: SignedInUser;
  /** The same person, as the audit log wants it. */
  actor: Actor & { kind: "user" };
}

/** Reads who is asking from the session cookie; costs one database read. */
export async function createContext({ headers }: { headers: Headers }): Promise<ApiContext> {
  return { app: app(), user: await readSession(headers), headers };
}
