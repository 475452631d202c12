import { app } from "@/lib/server/app";
import { type Auth, createAuth } from "@/lib/server/auth/auth";
import { authSecret } from "@/lib/server/auth/auth-secret";

/** The running program's better-auth; made at first use, because the address is known only once the server listens. */
export function installedAuth(): Auth {
  const { prisma, publicUrl } = app();
  if (made?.publicUrl !== publicUrl || made.prisma !== prisma) {
    made = { auth: createAuth({ prisma, publicUrl, secret: authSecret() }), publicUrl, prisma };
  }
  return made.auth;
}

let made: { auth: Auth; publicUrl: string; prisma: unknown } | undefined;
