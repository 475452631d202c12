import type { CallEvent } from "@/lib/engine/event";
import type { AgentCall } from "@/lib/server/routing/keep-agent-call";
import type { CarrierForm } from "@/lib/twiml/form-to-event";
import { endReason } from "@/lib/twiml/form-to-event";
import { emptyTwiml } from "@/lib/twiml/spoken-notice";
import type { CallRecord, JobOrder } from "../call-record";
import type { StepTaken } from "../step-order";
import type { CallSteps } from "../take-step";
import type { TimelineRow } from "../timeline";
import type { VoiceHandler } from "./handler";

/**
 * The carrier tells of a call as a whole. `completed` is the only word we get of a caller who hung up in a Say or
 * Gather; whatever comes after the end, or again, changes nothing.
 */
export const status: VoiceHandler = async (steps, { form, line }) => {
  const { CallSid: callSid, CallStatus: word } = form;
  const loaded = callSid ? await steps.store.loadBySid(callSid, "") : undefined;
  if (!loaded || loaded.call.carrier !== line.name || !isStatus(word)) return emptyTwiml;
  const { call } = loaded;
  const reason = endReason(word);
  if (reason === null) await note(steps, call, statusRow(steps, word, null));
  else await endCall(steps, call, reason === "completed" ? whoEnded(call) : reason, [statusRow(steps, word, null)]);
  return emptyTwiml;
};

/** The carrier tells of one dialled leg: the caller is connected when it is answered, unless a key press must come first. */
export const leg: VoiceHandler = async (steps, { form, query, line }, callId) => {
  const { CallSid: legSid, CallStatus: word } = form;
  const loaded = await steps.store.load(callId, `screen:${query.n ?? ""}`);
  if (!loaded || loaded.call.carrier !== line.name || !isStatus(word) || !legSid) return emptyTwiml;
  const screened = loaded.reply !== null;
  const connects = word === "in-progress" && !screened && isDialling(loaded.call, query.n);
  const row = statusRow(steps, word, legSid);
  const jobs = word === "completed" ? [agentCallJob(steps, loaded.call, form, screened)] : [];
  await note(steps, loaded.call, row, jobs, connects ? query.n : undefined);
  return emptyTwiml;
};

type EndReason = Extract<CallEvent, { type: "callEnded" }>["reason"];

/** Ends a call, once: the flow's after-call work runs in this very step. */
export function endCall(
  steps: CallSteps,
  call: CallRecord,
  reason: EndReason,
  rows: TimelineRow[] = [],
): Promise<StepTaken> {
  const event: CallEvent = { type: "callEnded", at: steps.now(), reason };
  const cause = ({ session }: CallRecord) => (session.phase === "inCall" ? { session, event } : null);
  return steps.take({ call, key: null, cause, rows });
}

/** Marks the caller as talking to somebody, when a dial of that turn is still under way. */
export function markConnected(
  steps: CallSteps,
  call: CallRecord,
  turn: string | undefined,
  row: TimelineRow,
): Promise<StepTaken> {
  return steps.take({
    call,
    key: null,
    rows: [row],
    cause: (now) => (isDialling(now, turn) ? "record only" : null),
    state: "connected",
  });
}

const isDialling = (call: CallRecord, turn: string | undefined) =>
  call.session.wait.kind === "dial" && String(call.session.turn) === turn;

export const statusRow = (steps: CallSteps, word: string, legSid: string | null): TimelineRow => ({
  type: "carrierStatus",
  nodeId: null,
  atMs: steps.now(),
  data: { status: word, leg: legSid },
});

/** Keeps a callback in the timeline, and what has to be done about it; after the end of the call only that. */
async function note(
  steps: CallSteps,
  call: CallRecord,
  row: TimelineRow,
  jobs: JobOrder[] = [],
  connectsTurn?: string,
): Promise<void> {
  if (connectsTurn !== undefined) await markConnected(steps, call, connectsTurn, row);
  else if (call.state !== "ended") {
    const cause = (now: CallRecord) => (now.state === "ended" && jobs.length === 0 ? null : "record only");
    await steps.take({ call, key: null, rows: [row], jobs, cause });
  } else if (jobs.length > 0) await steps.take({ call, key: null, jobs, cause: () => "record only" });
}

/** Whose call it was, if it was an agent's and they talked, is found out where nobody waits. */
const agentCallJob = (steps: CallSteps, call: CallRecord, form: CarrierForm, screened: boolean): JobOrder => ({
  task: "keepAgentCall",
  payload: {
    callId: call.callId,
    legSid: form.CallSid ?? "",
    number: form.To ?? "",
    screened,
    seconds: Number(form.CallDuration) || 0,
    endedAtMs: steps.now(),
    customerId: call.session.customer?.id ?? null,
  } satisfies AgentCall,
  jobKey: `agentCall:${form.CallSid}`,
});

const isStatus = (word: string | undefined): word is string => word !== undefined && /^[a-z-]{1,20}$/.test(word);

/** `completed` does not say who hung up; our own Hangup is the flow's. */
const whoEnded = (call: CallRecord): EndReason => (call.session.wait.kind === "hangUp" ? "flowHungUp" : "callerHungUp");
