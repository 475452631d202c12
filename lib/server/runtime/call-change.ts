import type { CallSession } from "@/lib/engine/session";
import type { CallChange, CallRecord, JobOrder, StoredReply } from "./call-record";
import { type CallState, moveCall } from "./call-state";
import type { TimelineRow } from "./timeline";
import type { TurnsMade } from "./turn-work";

export interface ChangeParts {
  call: CallRecord;
  made: TurnsMade;
  /** What the step brings along besides its turns. */
  also: { rows?: TimelineRow[]; jobs?: JobOrder[]; state?: CallState };
  replies: StoredReply[];
  /** What the caller is answered with these turns. */
  documents: string[];
  atMs: number;
  knownQueues: ReadonlySet<string>;
}

/** Everything that a step writes: session, state, timeline, answers, and the jobs that follow from it. */
export function callChange({ call, made, also, replies, documents, atMs, knownQueues }: ChangeParts): CallChange {
  const { session } = made;
  const rows = [...(also.rows ?? []), ...made.rows];
  const last = rows.at(-1);
  if (documents.length > 0 && last && "turn" in last.data) last.data.twiml = documents;
  const state = moveCall(call.state, also.state ?? stateOf(session, call.state));
  const from = call.revision === 0 ? "ringing" : call.state;
  if (state !== from) rows.push({ type: "stateChanged", nodeId: null, atMs, data: { from, to: state } });
  const endReason = state === "ended" ? (session.outcome.reason ?? "completed") : null;
  const jobs = [...(also.jobs ?? []), ...jobsOf(call, made, atMs, knownQueues)];
  return { session, state, rows, replies, jobs, atMs, endReason };
}

function jobsOf(
  call: CallRecord,
  { session, writes, effects }: TurnsMade,
  atMs: number,
  knownQueues: ReadonlySet<string>,
): JobOrder[] {
  const { callId, carrier } = call;
  const jobs: JobOrder[] = [];
  if (writes.length > 0) jobs.push({ task: "performWrites", payload: { callId, atMs, writes } });
  const { dueAtMs } = session.wait;
  if (dueAtMs !== null && (call.revision === 0 || dueAtMs !== call.session.wait.dueAtMs)) {
    jobs.push({ task: "ringCallTimer", payload: { callId }, runAtMs: dueAtMs, jobKey: `timer:${callId}` });
  }
  for (const effect of effects) {
    if (effect.type !== "enqueue" || knownQueues.has(effect.name)) continue;
    const { name } = effect;
    jobs.push({ task: "ensureCarrierQueue", payload: { carrier, name }, jobKey: `queue:${carrier}:${name}` });
  }
  return jobs;
}

function stateOf(session: CallSession, now: CallState): CallState {
  if (session.phase === "ended") return "ended";
  switch (session.wait.kind) {
    case "queue":
    case "leaving":
      return "waiting";
    case "dial":
      return now === "connected" ? "connected" : "inFlow";
    default:
      return "inFlow";
  }
}
