import { app } from "@/lib/server/app";
import type { Auth } from "@/lib/server/auth/auth";
import { authOf } from "@/lib/server/auth/sign-in-link";

/** The running program's better-auth; made at first use, because the address is known only once the server listens. */
export function installedAuth(): Auth {
  const parts = app();
  if (made?.parts !== parts) made = { auth: authOf(parts), parts };
  return made.auth;
}

let made: { auth: Auth; parts: ReturnType<typeof app> } | undefined;
