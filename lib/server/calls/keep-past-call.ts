import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import type { CallStore } from "@/lib/server/runtime/call-record";
import { type TimelineRow, turnRow } from "@/lib/server/runtime/timeline";

export interface PastCall {
  callId: string;
  /** Where the call is said to have come from; no carrier is asked. */
  carrier: string;
  callSid: string;
  from: string;
  to: string;
  version: { flowId: string; flowVersionId: string; flowVersion: number; document: FlowDocument };
}

/**
 * Writes a call into the history from what happened in it: the engine takes the events again, and nothing else is done.
 * For demonstrations and tests.
 *
 * @param events in order, the first a `callStarted`; a call without `callEnded` stays a running one
 */
export async function keepPastCall(
  store: Pick<CallStore, "create">,
  past: PastCall,
  events: CallEvent[],
): Promise<void> {
  const { callId, carrier, callSid, from, to, version } = past;
  const { document, ...assigned } = version;
  const rows: TimelineRow[] = [];
  let session: CallSession | null = null;
  for (const event of events) {
    const turn: Turn = session
      ? engine.resume(document, session, event)
      : engine.start(document, { callId, from, to, atMs: event.at });
    if (turn.session !== session) rows.push(turnRow(event, session, turn));
    session = turn.session;
  }
  if (!session) return;
  const isOver = session.phase === "ended";
  const atMs = session.nowMs;
  const state = isOver ? "ended" : "inFlow";
  rows.push({ type: "stateChanged", nodeId: null, atMs, data: { from: "ringing", to: state } });
  await store.create(
    { callId, carrier, callSid, ...assigned, state: "ringing", revision: 0, eventCount: 0, session },
    { session, state, rows, replies: [], jobs: [], atMs, endReason: isOver ? session.outcome.reason : null },
  );
}
