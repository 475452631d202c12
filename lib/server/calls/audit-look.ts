import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";

/** What is looked at, by the subject that the record names. */
const looks = {
  "calls.listed": "call",
  "call.viewed": "call",
  "call.followed": "call",
  "flow.trafficViewed": "flow",
} as const;

export type Look = keyof typeof looks;

/** Pages of running calls ask every few seconds: the same look within five minutes is noted once. */
const noteAgainAfterMs = 5 * 60_000;

/** Notes that somebody looked at a call, at the list of calls (`null`), or at the traffic of a flow. */
export async function auditLook({ prisma }: App, actor: Actor, action: Look, subjectId: string | null): Promise<void> {
  const actorId = actor.kind === "system" ? null : actor.id;
  const subjectType = looks[action];
  const since = new Date(Date.now() - noteAgainAfterMs);
  const noted = await prisma.auditRecord.findFirst({
    where: { subjectType, subjectId, actorId, action, at: { gt: since } },
    select: { id: true },
  });
  if (!noted) await audit(prisma, actor, { action, subjectType, subjectId });
}
