import { type DialParty, partiesOf, ring } from "../dial-party";
import { Ear } from "../ear";
import type { DialStatus } from "../events";
import { recordingUrl } from "../exchange";
import { Interrupted } from "../interruption";
import { actionRequest, methodOf, type Outcome, type Run, resolveUrl, tellAction } from "../run";
import { answerCall } from "../run-document";
import type { TwimlElement } from "../twiml/document";
import { dialConference } from "./dial-conference";
import { dialQueue } from "./dial-queue";

export interface DialResult {
  status: DialStatus;
  childSid: string | null;
  /** Null when nobody answered. */
  durationSeconds: number | null;
  recordingSid: string | null;
}

/**
 * Connects the caller to numbers, clients, a conference or the front of a queue (twilio.com/docs/voice/twiml/dial), then asks the
 * action with DialCallStatus; without one the next verb follows.
 */
export async function dial(run: Run, element: TwimlElement): Promise<Outcome | null> {
  const noun = element.children[0]?.name;
  if (noun === "Conference")
    return afterDial(run, element, await dialConference(run, element.children[0] as TwimlElement));
  if (noun === "Queue")
    return afterDial(run, element, await dialQueue(run, element, element.children[0] as TwimlElement));
  const parties = partiesOf(run, element);
  const timeoutSeconds = Number(element.attributes.timeout ?? 30);
  run.call.emit({ type: "dialling", to: parties.map((party) => party.child.to), timeoutSeconds });
  const state: { answered: DialParty | null } = { answered: null };
  try {
    const result = await connect(run, element, parties, timeoutSeconds, state);
    run.call.emit({ type: "dialEnded", status: result.status, durationSeconds: result.durationSeconds ?? 0 });
    return afterDial(run, element, result);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    for (const party of parties) party.hangUp();
    // Who leaves before anybody answered has a call that ended "without being answered".
    const status: DialStatus = state.answered ? "completed" : "no-answer";
    const seconds = state.answered ? talkedSeconds(state.answered) : null;
    const child = state.answered ?? parties[0] ?? null;
    run.call.emit({ type: "dialEnded", status, durationSeconds: seconds ?? 0 });
    if (error.interruption.kind === "hangUp" && element.attributes.action !== undefined) {
      const result = { status, childSid: child?.child.sid ?? null, durationSeconds: seconds, recordingSid: null };
      tellAction(run, element, dialParams(run, result), true);
    }
    throw error;
  }
}

async function connect(
  run: Run,
  element: TwimlElement,
  parties: DialParty[],
  timeoutSeconds: number,
  state: { answered: DialParty | null },
): Promise<DialResult> {
  const first = await firstToAnswer(run, parties, timeoutSeconds, element.attributes.sequential === "true");
  if (first.answered === null) {
    return { status: first.status, childSid: parties[0]?.child.sid ?? null, durationSeconds: null, recordingSid: null };
  }
  const party = first.answered;
  state.answered = party;
  for (const other of parties) if (other !== party) other.hangUp();
  answerCall(run);
  run.call.emit({ type: "bridged", to: party.child.to, childSid: party.child.sid });
  await talk(run, element, party);
  party.hangUp();
  await party.over;
  const durationSeconds = talkedSeconds(party);
  return {
    status: "completed",
    childSid: party.child.sid,
    durationSeconds,
    recordingSid: recordDial(run, element, durationSeconds),
  };
}

type First = { answered: DialParty } | { answered: null; status: DialStatus };

async function firstToAnswer(
  run: Run,
  parties: DialParty[],
  timeoutSeconds: number,
  oneByOne: boolean,
): Promise<First> {
  if (oneByOne) {
    let status: DialStatus = "no-answer";
    for (const party of parties) {
      const result = await race(run, [party], timeoutSeconds);
      if (result.answered) return result;
      status = result.status;
    }
    return { answered: null, status };
  }
  return race(run, parties, timeoutSeconds);
}

function race(run: Run, parties: DialParty[], timeoutSeconds: number): Promise<First> {
  const { exchange, call } = run;
  const beganMs = call.clock.now();
  return call.until<First>((settle) => {
    let open = parties.length;
    let worst: DialStatus = "no-answer";
    for (const party of parties) {
      void ring(exchange, party, timeoutSeconds, call).then((status) => {
        // The ringing was the caller's time too.
        if (call.clock.speed === 0) call.clock.realMs(Math.max(0, party.child.clock.now() - beganMs));
        call.documentsWithoutTime = 0;
        if (status === "answered") return settle({ answered: party });
        if (status === "busy" || status === "failed") worst = status;
        open -= 1;
        if (open === 0) settle({ answered: null, status: worst });
      });
    }
    return undefined;
  });
}

/** Until either side hangs up, the time limit is over, or the caller presses `*` with hangupOnStar. */
async function talk(run: Run, element: TwimlElement, party: DialParty): Promise<void> {
  const { call } = run;
  const ear = new Ear();
  call.ear = ear;
  const limitMs = Number(element.attributes.timeLimit ?? 14_400) * 1000;
  const step = call.peekStep();
  if (step && "hangUp" in step) {
    call.nextStep();
    setTimeout(() => call.perform(step), call.clock.realMs((step.afterSeconds ?? 0) * 1000)).unref();
  }
  try {
    await call.until<void>((settle) => {
      void party.over.then(() => settle());
      const limit = call.clock.speed === 0 ? null : setTimeout(() => settle(), call.clock.realMs(limitMs));
      ear.onInput = () => {
        const input = ear.heard.pop();
        if (element.attributes.hangupOnStar === "true" && input?.kind === "key" && input.key === "*") settle();
      };
      return () => {
        if (limit) clearTimeout(limit);
        ear.onInput = null;
      };
    });
    if (call.clock.speed === 0) call.clock.realMs(talkedSeconds(party) * 1000);
  } finally {
    call.ear = null;
  }
}

const talkedSeconds = (party: DialParty) => party.child.durationSeconds;

function recordDial(run: Run, element: TwimlElement, seconds: number): string | null {
  const { exchange, call } = run;
  const { record = "do-not-record", recordingStatusCallback, recordingStatusCallbackMethod } = element.attributes;
  if (record === "do-not-record" || record === "false") return null;
  const recording = exchange.recordings.add(call.sid, Math.min(600, Math.max(1, seconds)), null, call.clock.now());
  if (recordingStatusCallback) {
    exchange.callbacks.tell(call, {
      purpose: "recording",
      url: resolveUrl(run, recordingStatusCallback),
      method: methodOf(recordingStatusCallbackMethod),
      params: {
        AccountSid: exchange.accountSid,
        CallSid: call.sid,
        RecordingSid: recording.sid,
        RecordingUrl: recordingUrl(exchange, recording.sid),
        RecordingStatus: "completed",
        RecordingDuration: String(recording.durationSeconds),
        RecordingChannels: record.endsWith("-dual") ? "2" : "1",
        RecordingSource: "DialVerb",
      },
    });
  }
  return recording.sid;
}

function dialParams(run: Run, result: DialResult): Record<string, string> {
  return {
    DialCallStatus: result.status,
    DialBridged: String(result.durationSeconds !== null),
    ...(result.childSid ? { DialCallSid: result.childSid } : {}),
    ...(result.durationSeconds !== null ? { DialCallDuration: String(result.durationSeconds) } : {}),
    ...(result.recordingSid ? { RecordingUrl: recordingUrl(run.exchange, result.recordingSid) } : {}),
  };
}

function afterDial(run: Run, element: TwimlElement, result: DialResult): Outcome | null {
  if (element.attributes.action === undefined) return null;
  return { kind: "next", request: actionRequest(run, element, dialParams(run, result)) };
}
