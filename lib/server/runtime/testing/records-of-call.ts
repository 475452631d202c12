import type { Effect } from "@/lib/engine/effect";
import type { PrismaClient } from "@/lib/server/db/prisma";

/** What stands in the customer database after a call, and its recordings. */
export interface CallRecords {
  interactions: { customerId: string; kind: string; summary: string; disposition: string | null }[];
  tickets: { customerId: string; subject: string; priority: number }[];
  tasks: { customerId: string | null; title: string; department: string | null }[];
  recordings: { status: string; durationSeconds: number | null }[];
}

/** By the call's id, in the order in which they were written. */
export async function readRecords(prisma: PrismaClient, callId: string): Promise<CallRecords> {
  const where = { callId };
  const [interactions, tickets, tasks, recordings] = await Promise.all([
    prisma.interaction.findMany({
      where,
      select: { customerId: true, kind: true, summary: true, disposition: true },
      orderBy: { idempotencyKey: "asc" },
    }),
    prisma.ticket.findMany({ where, select: { customerId: true, subject: true, priority: true } }),
    prisma.task.findMany({ where, select: { customerId: true, title: true, department: true } }),
    prisma.recording.findMany({ where, select: { status: true, durationSeconds: true } }),
  ]);
  return { interactions: byText(interactions), tickets: byText(tickets), tasks: byText(tasks), recordings };
}

/** What these effects have to leave: of a caller nobody knows there is no timeline to write to, and a ticket is a task. */
export function expectedRecords(effects: readonly Effect[]): CallRecords {
  const records: CallRecords = { interactions: [], tickets: [], tasks: [], recordings: [] };
  for (const effect of effects) {
    if (effect.type === "addInteraction" && effect.customerId !== null) {
      const { customerId, kind, summary, disposition } = effect;
      records.interactions.push({ customerId, kind, summary, disposition: disposition ?? null });
    } else if (effect.type === "keepVoicemail") {
      const { customerId, durationSeconds } = effect;
      records.recordings.push({ status: "stored", durationSeconds });
      const summary = `Voicemail, ${durationSeconds} s`;
      if (customerId !== null) records.interactions.push({ customerId, kind: "voicemail", summary, disposition: null });
    } else if (effect.type === "createTask") {
      const { customerId, title, department } = effect;
      records.tasks.push({ customerId, title, department });
    } else if (effect.type === "createTicket") {
      const { customerId, subject, priority } = effect;
      records.tickets.push({ customerId, subject, priority });
    } else if (effect.type === "openTicket") {
      const { customerId, subject, priority } = effect;
      if (customerId === null) records.tasks.push({ customerId, title: subject, department: null });
      else records.tickets.push({ customerId, subject, priority });
    }
  }
  const { interactions, tickets, tasks, recordings } = records;
  return { interactions: byText(interactions), tickets: byText(tickets), tasks: byText(tasks), recordings };
}

const byText = <T>(rows: T[]): T[] => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
