import type { Permission, Role } from "@/lib/server/auth/permissions";

/** The signed-in person of a request. */
export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** BCP 47 language of the screens; null: the browser's. */
  locale: string | null;
}

/** What `me` tells the browser. */
export interface Me extends SignedInUser {
  permissions: Permission[];
}

/** Who is behind a change or a look, for the audit log. */
export type Actor = { kind: "user"; id: string } | { kind: "apiKey"; id: string } | { kind: "system" };
