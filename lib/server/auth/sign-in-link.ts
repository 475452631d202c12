import { randomUUID } from "node:crypto";
import type { App } from "@/lib/server/app";
import { audit } from "@/lib/server/auth/audit";
import { type Auth, createAuth, makeSignInLink } from "@/lib/server/auth/auth";
import { authSecret } from "@/lib/server/auth/auth-secret";
import type { PrismaClient } from "@/lib/server/db/prisma";

/** Of the administrator that the first start makes when no address is given. */
const firstAdminEmail = "admin@example.com";

/**
 * A link that signs somebody in, once, within `signInLinkMinutes`; printed by `npm start` and `callwright sign-in`.
 * When the installation has nobody yet, that somebody becomes its first administrator.
 *
 * @param email whose; without it the longest-serving administrator's
 * @returns null when nobody (who is not disabled) has this address
 */
export async function createSignInLink(app: App, email?: string): Promise<string | null> {
  const wanted = email?.trim().toLowerCase();
  await ensureFirstAdmin(app.prisma, wanted ?? firstAdminEmail);
  const user = await app.prisma.user.findFirst({
    where: { disabledAt: null, ...(wanted ? { email: wanted } : { role: "admin" }) },
    orderBy: { createdAt: "asc" },
    select: { email: true },
  });
  return user && makeSignInLink(authOf(app), app.publicUrl, user.email);
}

/** The program that prints links may not be the server; both work on the same database. */
export function authOf({ prisma, publicUrl, env }: Pick<App, "prisma" | "publicUrl" | "env">): Auth {
  return createAuth({ prisma, publicUrl, secret: authSecret(env.DATA_DIR) });
}

/** Two copies may start at the same moment: the lock makes the second one see the first one's administrator. */
async function ensureFirstAdmin(prisma: PrismaClient, email: string): Promise<void> {
  if ((await prisma.user.count()) > 0) return;
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('callwright first admin'))`;
    if ((await tx.user.count()) > 0) return;
    const user = await tx.user.create({
      data: { id: randomUUID(), name: "Administrator", email, emailVerified: true, role: "admin" },
    });
    await audit(
      tx,
      { kind: "system" },
      { action: "user.created", subjectType: "user", subjectId: user.id, details: { role: "admin" } },
    );
  });
}
