import type { Conference, Participant } from "../conferences";
import { standardParams } from "../exchange";
import { Interrupted } from "../interruption";
import { isTrue, methodOf, type Run, resolveUrl } from "../run";
import type { TwimlElement } from "../twiml/document";
import type { DialResult } from "./dial";

/**
 * Puts the call into a room until it leaves or the room ends (twilio.com/docs/voice/twiml/conference). Waiting music is announced, not
 * executed. The Dial action gets DialCallStatus=answered.
 */
export async function dialConference(run: Run, noun: TwimlElement): Promise<DialResult> {
  const { exchange, call } = run;
  const { attributes } = noun;
  const name = noun.text.trim();
  const participant: Participant = {
    call,
    endOnExit: isTrue(attributes.endConferenceOnExit, false),
    startOnEnter: isTrue(attributes.startConferenceOnEnter, true),
    muted: isTrue(attributes.muted, false),
  };
  const callback = attributes.statusCallback
    ? {
        url: resolveUrl(run, attributes.statusCallback),
        method: methodOf(attributes.statusCallbackMethod),
        events: (attributes.statusCallbackEvent ?? "").split(" "),
      }
    : null;
  const beganMs = call.clock.now();
  const { conference, startedNow } = exchange.conferences.enter(name, participant, callback);
  call.emit({ type: "conferenceJoined", name, participants: conference.participants.length });
  tellConference(run, conference, "join");
  if (startedNow) tellConference(run, conference, "start");
  const leave = () => {
    const over = exchange.conferences.leave(conference, participant);
    call.emit({ type: "conferenceLeft", name, participants: conference.participants.length });
    tellConference(run, conference, "leave");
    if (over) tellConference(run, conference, "end");
  };
  try {
    await call.until<never>(() => undefined);
  } catch (error) {
    leave();
    if (!(error instanceof Interrupted) || error.interruption.kind !== "taken") throw error;
  }
  const durationSeconds = Math.max(0, Math.round((call.clock.now() - beganMs) / 1000));
  return { status: "answered", childSid: null, durationSeconds, recordingSid: null };
}

const eventNames = {
  start: "conference-start",
  end: "conference-end",
  join: "participant-join",
  leave: "participant-leave",
} as const;

function tellConference(run: Run, conference: Conference, event: keyof typeof eventNames): void {
  const { exchange, call } = run;
  const { callback } = conference;
  if (!callback?.events.includes(event)) return;
  conference.sequence += 1;
  const { AccountSid = "", CallSid = "" } = standardParams(exchange, call);
  exchange.callbacks.tell(call, {
    purpose: "conference",
    url: callback.url,
    method: callback.method,
    params: {
      AccountSid,
      ConferenceSid: conference.sid,
      FriendlyName: conference.name,
      StatusCallbackEvent: eventNames[event],
      SequenceNumber: String(conference.sequence),
      Timestamp: new Date(call.clock.now()).toUTCString().replace("GMT", "+0000"),
      ...(event === "join" || event === "leave" ? { CallSid } : {}),
    },
  });
}
