import { nanoid } from "nanoid";
import type { CallEvent } from "@/lib/engine/event";
import { newSession } from "@/lib/engine/session-change";
import { emptyFlow } from "@/lib/flow/document";
import { noticeTwiml } from "@/lib/twiml/spoken-notice";
import type { CallRecord } from "../call-record";
import { type Cause, firstKey } from "../step-order";
import type { CallSteps } from "../take-step";
import type { VoiceHandler } from "./handler";

/**
 * A call begins. The carrier's CallSid maps to one call of ours for ever, so a webhook that comes again finds the call
 * made and its answer stored.
 */
export const incoming: VoiceHandler = async (steps, { line, form }) => {
  const { CallSid: callSid, From: from = "", To: to = "" } = form;
  if (!callSid) return noticeTwiml("outOfOrder", "en");
  const assignment = await steps.flows.assignedTo(to);
  const flow = assignment === null ? null : await steps.flows.document(assignment.flowVersionId);
  const callId = nanoid();
  const event: CallEvent = { type: "callStarted", at: steps.now(), from: from.slice(0, 64), to: to.slice(0, 64) };
  const facts = { callId, from: event.from, to: event.to, atMs: event.at };
  const start = flow === null ? null : steps.parts.engine.start(flow, facts);
  const call: CallRecord = {
    callId,
    carrier: line.name,
    callSid,
    flowId: assignment?.flowId ?? null,
    flowVersionId: flow === null ? null : (assignment?.flowVersionId ?? null),
    flowVersion: assignment?.flowVersion ?? null,
    state: "ringing",
    revision: 0,
    eventCount: 0,
    session: start?.session ?? noFlowSession(facts),
  };
  if (start === null) return withoutFlow(steps, call, event);
  // Once the call is stored (by another copy, a moment ago) there is nothing to start.
  const cause = ({ revision }: CallRecord): Cause | null => (revision === 0 ? { start, event } : null);
  return (await steps.take({ call, key: firstKey, cause })).twiml as string;
};

/** An unknown number, or one that nothing is published on: told politely, and the call is on record. */
async function withoutFlow(steps: CallSteps, call: CallRecord, event: CallEvent): Promise<string> {
  const { session } = call;
  const start = { session, effects: [], steps: [], wait: session.wait };
  const twiml = noticeTwiml("notInService", session.language);
  const cause = ({ revision }: CallRecord): Cause | null => (revision === 0 ? { start, event } : null);
  const taken = await steps.take({ call, key: firstKey, cause, answer: twiml });
  return taken.twiml as string;
}

function noFlowSession(facts: { callId: string; from: string; to: string; atMs: number }) {
  return { ...newSession(emptyFlow("No flow"), facts), wait: { kind: "hangUp" as const, dueAtMs: null } };
}
