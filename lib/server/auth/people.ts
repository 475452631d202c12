import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Role } from "@/lib/server/auth/permissions";
import type { Prisma } from "@/lib/server/db/generated/client";

/** Gives a person another role. @throws AppError notFound, conflict `lastAdmin` */
export async function changeRole(app: App, actor: Actor, userId: string, role: Role): Promise<void> {
  await changePerson(app, userId, async (tx, before) => {
    if (before.role === role) return;
    await tx.user.update({ where: { id: userId }, data: { role } });
    await audit(tx, actor, {
      action: "user.roleChanged",
      subjectType: "user",
      subjectId: userId,
      details: { from: before.role, to: role },
    });
  });
}

/**
 * Shuts a person out at once (every session ends), or lets them in again. People are not deleted: what they did stays
 * theirs in the audit log. @throws AppError notFound, conflict `lastAdmin`
 */
export async function setDisabled(app: App, actor: Actor, userId: string, disabled: boolean): Promise<void> {
  await changePerson(app, userId, async (tx, before) => {
    if ((before.disabledAt !== null) === disabled) return;
    await tx.user.update({ where: { id: userId }, data: { disabledAt: disabled ? new Date() : null } });
    if (disabled) await tx.session.deleteMany({ where: { userId } });
    await audit(tx, actor, {
      action: disabled ? "user.disabled" : "user.enabled",
      subjectType: "user",
      subjectId: userId,
    });
  });
}

type Person = { role: string; disabledAt: Date | null };

/** One change at a time, so that two administrators cannot remove each other; refused when no administrator would be left. */
async function changePerson(
  app: App,
  userId: string,
  change: (tx: Prisma.TransactionClient, before: Person) => Promise<void>,
): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('callwright people'))`;
    const before = await tx.user.findUnique({ where: { id: userId }, select: { role: true, disabledAt: true } });
    if (!before) throw new AppError("notFound", "There is no such person.");
    await change(tx, before);
    if ((await tx.user.count({ where: { role: "admin", disabledAt: null } })) === 0) {
      throw new AppError("conflict", "This is the last administrator. Make somebody else one first.", {
        reason: "lastAdmin",
      });
    }
  });
}
