import type pg from "pg";
import { z } from "zod";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { isToday } from "./candidates";

const agentCallSchema = z.object({
  callId: z.string(),
  /** The carrier's id of the dialled leg. */
  legSid: z.string(),
  /** Who was rung. */
  number: z.string(),
  /** They were connected only when they pressed 1. */
  screened: z.boolean(),
  seconds: z.number(),
  endedAtMs: z.number(),
  customerId: z.string().nullable(),
});

export type AgentCall = z.input<typeof agentCallSchema>;

/**
 * A dialled leg was answered and has ended: if it was an agent's, and they talked, they are idle from now, have talked
 * longer today, and are the one who talked to this customer last.
 */
export const keepAgentCall: JobTask = async (payload, { app }) => {
  const { callId, legSid, number, screened, seconds, endedAtMs, customerId } = agentCallSchema.parse(payload);
  if (screened && !(await hasAccepted(app.pool, callId, legSid))) return;
  await app.prisma.$transaction(async (tx) => {
    const [agent] = await tx.agent.findMany({ where: { number }, orderBy: { name: "asc" }, take: 1 });
    if (agent === undefined || agent.lastLegSid === legSid) return;
    const talked = isToday(agent.lastCallEndedAt, agent.timeZone, endedAtMs) ? agent.talkSeconds : 0;
    const at = new Date(endedAtMs);
    await tx.agent.update({
      where: { id: agent.id },
      data: { talkSeconds: talked + Math.round(seconds), lastCallEndedAt: at, lastLegSid: legSid },
    });
    if (customerId === null) return;
    const last = { agentId: agent.id, at };
    await tx.lastAgent.upsert({ where: { customerId }, create: { customerId, ...last }, update: last });
  });
};

async function hasAccepted(pool: pg.Pool, callId: string, legSid: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM call_event WHERE call_id = $1 AND type = 'carrierStatus' AND data ->> 'leg' = $2
     AND data ->> 'status' = 'accepted' LIMIT 1`,
    [callId, legSid],
  );
  return rowCount !== 0;
}
