import type { CallLeg } from "./call-leg";
import type { Callbacks } from "./callbacks";
import type { Conferences } from "./conferences";
import type { OutsideBehaviour } from "./events";
import type { FaultRules } from "./fault-rules";
import type { Messages } from "./messages";
import type { NumberBook } from "./numbers";
import type { Queues } from "./queues";
import type { Recordings } from "./recordings";
import type { WebhookSender } from "./webhook-sender";

/** Everything one virtual carrier owns; handed to the parts of the interpreter. */
export interface Exchange {
  readonly accountSid: string;
  readonly authToken: string;
  /** For calls that do not say their own: 1 is real time, 0 takes no time. */
  readonly speed: number;
  /** A warning of Twilio's ends the call too. */
  readonly strict: boolean;
  /** Real milliseconds that a wait document takes at least at speed 0, so that hold music does not spin. */
  readonly queueFloorMs: number;
  readonly calls: Map<string, CallLeg>;
  readonly numbers: NumberBook;
  readonly queues: Queues;
  readonly conferences: Conferences;
  readonly recordings: Recordings;
  readonly messages: Messages;
  readonly outside: Map<string, OutsideBehaviour>;
  readonly faults: FaultRules;
  readonly sender: WebhookSender;
  readonly callbacks: Callbacks;
  /** Where the REST API is reached, without a slash at the end. */
  baseUrl(): string;
  /** Runs a call from a first instruction to its end; never rejects. */
  run(call: CallLeg, first: FirstInstruction): Promise<void>;
}

export type FirstInstruction = { url: string; method: "GET" | "POST" } | { twiml: string };

export const apiVersion = "2010-04-01";

/** The parameters that come with every request about a call (twilio.com/docs/voice/twiml#request-parameters). */
export function standardParams(exchange: Exchange, call: CallLeg): Record<string, string> {
  return {
    AccountSid: exchange.accountSid,
    ApiVersion: apiVersion,
    CallSid: call.sid,
    CallStatus: call.status,
    Called: call.to,
    Caller: call.from,
    Direction: call.direction,
    From: call.from,
    To: call.to,
    ...(call.parentSid ? { ParentCallSid: call.parentSid } : {}),
  };
}

export const recordingUrl = (exchange: Exchange, sid: string) =>
  `${exchange.baseUrl()}/${apiVersion}/Accounts/${exchange.accountSid}/Recordings/${sid}`;
