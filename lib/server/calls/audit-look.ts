import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";

export type Look = "calls.listed" | "call.viewed" | "call.followed";

/** Pages of running calls ask every few seconds: the same look within five minutes is noted once. */
const noteAgainAfterMs = 5 * 60_000;

/** Notes that somebody looked at a call, or (`null`) at the list. */
export async function auditLook({ prisma }: App, actor: Actor, action: Look, callId: string | null): Promise<void> {
  const actorId = actor.kind === "system" ? null : actor.id;
  const since = new Date(Date.now() - noteAgainAfterMs);
  const noted = await prisma.auditRecord.findFirst({
    where: { subjectType: "call", subjectId: callId, actorId, action, at: { gt: since } },
    select: { id: true },
  });
  if (!noted) await audit(prisma, actor, { action, subjectType: "call", subjectId: callId });
}
