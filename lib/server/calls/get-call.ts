import type { CallSession } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import { AppError } from "@/lib/server/api/app-error";
import type { CallwrightApp } from "@/lib/server/app";
import type { CallSession as CallRow, Message } from "@/lib/server/db/generated/client";
import type { TimelineRow } from "@/lib/server/runtime/timeline";
import { type CallSummary, summarise } from "./call-summary";

export interface CallDetail {
  call: CallSummary;
  /** Every entry after `afterSeq`, oldest first. */
  timeline: (TimelineRow & { seq: number })[];
  /** The version the call ran on; null when the number had no flow, or when the caller of this has it already. */
  document: FlowDocument | null;
  /** What the flow knows now. */
  session: Pick<CallSession, "nodeId" | "vars" | "language" | "authenticated" | "wait"> | null;
  recordings: {
    id: string;
    /** voicemail | call */
    kind: string;
    status: string;
    durationSeconds: number | null;
    createdAt: Date;
    nodeId: string | null;
  }[];
  /** What the call left: with its customer, if they were recognised, and what they answered. */
  written: {
    interactions: { id: string; at: Date; kind: string; summary: string; disposition: string | null }[];
    tasks: { id: string; title: string; department: string | null; status: string; dueAt: Date | null }[];
    tickets: { id: string; number: number; subject: string; status: string }[];
    surveyAnswers: { id: string; survey: string; question: string; score: number | null; text: string | null }[];
    consents: { id: string; channels: string[]; given: boolean; wording: string; answer: string; at: Date }[];
    callbacks: { id: string; number: string; queue: string | null; note: string | null; status: string; dueAt: Date }[];
    appointments: {
      id: string;
      calendar: string;
      /** Of the calendar: the clock that the caller was told. */
      timeZone: string;
      startsAt: Date;
      name: string;
      email: string | null;
      /** booked | canceled */
      status: string;
    }[];
    messages: Pick<Message, "id" | "channel" | "to" | "subject" | "body" | "status" | "failure">[];
  };
}

/**
 * One call by our id or the carrier's.
 *
 * @param afterSeq 0 for the whole timeline and the flow's document; else only what is new
 * @throws AppError `notFound`
 */
export async function getCall(
  app: CallwrightApp,
  which: { callId: string } | { callSid: string },
  afterSeq = 0,
): Promise<CallDetail> {
  const row = await app.prisma.callSession.findUnique({ where: which });
  if (!row) throw new AppError("notFound", "There is no such call.", { reason: "callNotFound" });
  const [[call], timeline, document, recordings, written] = await Promise.all([
    summarise(app, [row]),
    app.prisma.callEvent.findMany({ where: { callId: row.callId, seq: { gt: afterSeq } }, orderBy: { seq: "asc" } }),
    afterSeq === 0 ? documentOf(app, row) : null,
    app.prisma.recording.findMany({
      where: { callId: row.callId },
      select: { id: true, kind: true, status: true, durationSeconds: true, createdAt: true, nodeId: true },
      orderBy: { createdAt: "asc" },
    }),
    writtenBy(app, row),
  ]);
  return {
    call: call as CallSummary,
    timeline: timeline.map(
      ({ seq, type, nodeId, at, data }) =>
        ({ seq, type, nodeId, atMs: at.getTime(), data }) as unknown as TimelineRow & { seq: number },
    ),
    document,
    session: shown(row.session as unknown as CallSession | null),
    recordings,
    written,
  };
}

/** A job writes these, a moment after the call asked for it. */
async function writtenBy(
  { prisma }: CallwrightApp,
  { callId, customerId }: Pick<CallRow, "callId" | "customerId">,
): Promise<CallDetail["written"]> {
  const [interactions, tasks, tickets, surveyAnswers, consents, callbacks, appointments, messages] = await Promise.all([
    prisma.interaction.findMany({
      where: { callId, kind: { not: "voicemail" } },
      select: { id: true, at: true, kind: true, summary: true, disposition: true },
      orderBy: { at: "asc" },
    }),
    prisma.task.findMany({
      where: { callId },
      select: { id: true, title: true, department: true, status: true, dueAt: true },
      orderBy: { createdAt: "asc" },
    }),
    // Tickets are indexed by their customer, of whom each has few.
    customerId === null
      ? []
      : prisma.ticket.findMany({
          where: { callId, customerId },
          select: { id: true, number: true, subject: true, status: true },
          orderBy: { number: "asc" },
        }),
    prisma.surveyAnswer.findMany({
      ...inOrder(callId),
      select: { id: true, survey: true, question: true, score: true, text: true },
    }),
    prisma.consentRecord.findMany({
      ...inOrder(callId),
      select: { id: true, channels: true, given: true, wording: true, answer: true, at: true },
    }),
    prisma.callbackRequest.findMany({
      ...inOrder(callId),
      select: { id: true, number: true, queue: true, note: true, status: true, dueAt: true },
    }),
    prisma.appointment.findMany({
      where: { callId },
      orderBy: { startsAt: "asc" },
      select: {
        id: true,
        calendar: { select: { label: true, timeZone: true } },
        startsAt: true,
        name: true,
        email: true,
        status: true,
      },
    }),
    prisma.message.findMany({
      ...inOrder(callId),
      select: { id: true, channel: true, to: true, subject: true, body: true, status: true, failure: true },
    }),
  ]);
  return {
    interactions,
    tasks,
    tickets,
    surveyAnswers,
    consents,
    callbacks,
    appointments: appointments.map(({ calendar: { label, timeZone }, ...each }) => ({
      ...each,
      calendar: label,
      timeZone,
    })),
    messages,
  };
}

const inOrder = (callId: string) => ({ where: { callId }, orderBy: { at: "asc" } }) as const;

async function documentOf(app: CallwrightApp, row: CallRow): Promise<FlowDocument | null> {
  if (!row.flowVersionId) return null;
  const version = await app.prisma.flowVersion.findUnique({
    where: { id: row.flowVersionId },
    select: { document: true },
  });
  return (version?.document ?? null) as FlowDocument | null;
}

function shown(session: CallSession | null): CallDetail["session"] {
  if (!session?.wait) return null;
  const { nodeId, vars, language, authenticated, wait } = session;
  return { nodeId, vars, language, authenticated, wait };
}
