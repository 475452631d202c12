import type { Effect } from "@/lib/engine/effect";
import type { PrismaClient } from "@/lib/server/db/prisma";

/** What stands in the customer database after a call, and its recordings. */
export interface CallRecords {
  interactions: { customerId: string; kind: string; summary: string; disposition: string | null }[];
  tickets: { customerId: string; subject: string; priority: number }[];
  tasks: { customerId: string | null; title: string; department: string | null }[];
  /** Of messages and of whole calls; how long a call was recorded is not looked at. */
  recordings: { kind: string; status: string; durationSeconds: number | null }[];
  callbacks: { customerId: string | null; number: string; queue: string | null; note: string | null }[];
  consents: { number: string; channels: string[]; given: boolean; wording: string; answer: string }[];
  surveyAnswers: { survey: string; question: string; score: number | null; text: string | null }[];
}

/** By the call's id, in the order in which they were written. */
export async function readRecords(prisma: PrismaClient, callId: string): Promise<CallRecords> {
  const where = { callId };
  const [interactions, tickets, tasks, recordings, callbacks, consents, surveyAnswers] = await Promise.all([
    prisma.interaction.findMany({
      where,
      select: { customerId: true, kind: true, summary: true, disposition: true },
      orderBy: { idempotencyKey: "asc" },
    }),
    prisma.ticket.findMany({ where, select: { customerId: true, subject: true, priority: true } }),
    prisma.task.findMany({ where, select: { customerId: true, title: true, department: true } }),
    prisma.recording.findMany({ where, select: { kind: true, status: true, durationSeconds: true } }),
    prisma.callbackRequest.findMany({
      where,
      select: { customerId: true, number: true, queue: true, note: true },
    }),
    prisma.consentRecord.findMany({
      where,
      select: { number: true, channels: true, given: true, wording: true, answer: true },
    }),
    prisma.surveyAnswer.findMany({ where, select: { survey: true, question: true, score: true, text: true } }),
  ]);
  const ofCalls = recordings.map((each) => (each.kind === "call" ? { ...each, durationSeconds: null } : each));
  return sorted({ interactions, tickets, tasks, recordings: ofCalls, callbacks, consents, surveyAnswers });
}

/**
 * What these effects have to leave: of a caller nobody knows there is no timeline to write to, and a ticket is a task.
 *
 * @param recordings how often the call itself was recorded
 */
export function expectedRecords(effects: readonly Effect[], recordings: number): CallRecords {
  const records: CallRecords = {
    interactions: [],
    tickets: [],
    tasks: [],
    recordings: Array.from({ length: recordings }, () => ({ kind: "call", status: "stored", durationSeconds: null })),
    callbacks: [],
    consents: [],
    surveyAnswers: [],
  };
  for (const effect of effects) {
    if (effect.type === "addInteraction" && effect.customerId !== null) {
      const { customerId, kind, summary, disposition } = effect;
      records.interactions.push({ customerId, kind, summary, disposition: disposition ?? null });
    } else if (effect.type === "keepVoicemail") {
      const { customerId, durationSeconds } = effect;
      records.recordings.push({ kind: "voicemail", status: "stored", durationSeconds });
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
    } else if (effect.type === "requestCallback") {
      const { customerId, number, queue, note } = effect;
      records.callbacks.push({ customerId, number, queue, note });
    } else if (effect.type === "keepConsent") {
      const { number, channels, given, wording, answer } = effect;
      records.consents.push({ number, channels, given, wording, answer });
    } else if (effect.type === "keepSurveyAnswer") {
      const { survey, question, score, text } = effect;
      records.surveyAnswers.push({ survey, question, score, text });
    }
  }
  return sorted(records);
}

const sorted = (records: CallRecords): CallRecords =>
  Object.fromEntries(
    Object.entries(records).map(([kind, rows]) => [kind, byText<object>(rows)]),
  ) as unknown as CallRecords;

const byText = <T>(rows: T[]): T[] => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
