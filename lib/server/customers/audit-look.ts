import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";

/**
 * Notes that somebody looked at a customer, or (`null`) at the list. A page asks again whenever its window comes to the
 * front, so the same look within five minutes is noted once.
 */
export async function auditLook({ prisma }: App, actor: Actor, customerId: string | null): Promise<void> {
  const action = customerId === null ? "customer.listed" : "customer.viewed";
  const actorId = actor.kind === "system" ? null : actor.id;
  const since = new Date(Date.now() - 5 * 60_000);
  const noted = await prisma.auditRecord.findFirst({
    where: { subjectType: "customer", subjectId: customerId, actorId, action, at: { gt: since } },
    select: { id: true },
  });
  if (!noted) await audit(prisma, actor, { action, subjectType: "customer", subjectId: customerId });
}
