import type { RoutingStrategy } from "@/lib/flow/routing-strategy";
import type { JsonObject } from "@/lib/util/json";
import type { SecretText } from "./secret-text";

/**
 * What a turn asks for, in the imperative. Caller-facing effects accumulate (`say`, `play`, `pause`) until one that
 * hands the call to the carrier (`gather`, `record`, `dial`, `enqueue`, `leave`, `hangUp`) ends the turn. Server-side
 * effects are performed by the runtime; those with an answer end the turn with a `service` wait.
 */
export type Effect = SpokenEffect | HandOverEffect | AskingEffect | WritingEffect;

/** Heard by the caller, one after the other. */
export type SpokenEffect =
  | { type: "say"; text: string; language: string; voice?: string }
  /** `source` is the name of an audio prompt or an https address. */
  | { type: "play"; source: string; loop?: number }
  | { type: "pause"; seconds: number };

/** The carrier takes over and answers with an event. */
export type HandOverEffect =
  | GatherEffect
  | {
      type: "record";
      maxSeconds: number;
      silenceSeconds: number;
      finishOnKey: string;
      beep: boolean;
    }
  | DialEffect
  /** `name` is the queue's name in the flow; `priority` is 1 (first) to 5 (last), 3 when absent. While waiting, the carrier asks for documents and the engine gets `queueTick`s. */
  | { type: "enqueue"; name: string; priority?: number }
  /** Answer to a `queueTick`: go on listening to the spoken effects of this turn and ask again. */
  | { type: "keepWaiting" }
  /** Take the caller out of the queue; `queueLeft` follows. */
  | { type: "leave" }
  | { type: "hangUp" };

export interface GatherEffect {
  type: "gather";
  input: ("dtmf" | "speech")[];
  /** Spoken while listening (barge-in) or before it. */
  prompts: SpokenEffect[];
  bargeIn: boolean;
  language: string;
  /** Digits after which it ends at once; absent: until `finishOnKey` or the time-out. */
  numDigits?: number;
  /** "" for none. */
  finishOnKey: string;
  timeoutSeconds: number;
  speechTimeoutSeconds?: number;
  /** Words and phrases the recogniser should expect. */
  hints: string[];
  /** The answer is a secret: it arrives as `secretEntered` and is never stored. */
  secret: boolean;
}

export interface DialEffect {
  type: "dial";
  /** Rung together; the first to answer gets the call. */
  targets: RingTarget[];
  ringSeconds: number;
  /** Heard by the one who answers, who then presses 1; absent: connected at once. */
  screenPrompt?: SpokenEffect[];
  /** Heard by the one who answers, and nobody else, just before being connected; only without a screen. */
  whisper?: SpokenEffect[];
  /** E.164; absent: the caller's own number. */
  callerId?: string;
  record: boolean;
}

/** Whom a dial may ring: an E.164 number, or a name that the installation gives numbers to. */
export type RingTarget = { number: string } | { agent: string } | { destination: string } | { department: string };

/** Performed by the runtime, which resumes the engine with the answer within the same webhook. */
export type AskingEffect =
  /** → `customerFound` | `customerNotFound` | `serviceFailed` */
  | { type: "lookUpCustomer"; phone: string }
  /** → `pinVerified` | `pinRejected` | `pinLocked` | `serviceFailed`. `pin` exists only between the event and the CRM. */
  | { type: "verifyPin"; idNumber: string; caller: string; pin?: string }
  /** → `customerFound` | `customerNotFound` | `serviceFailed` */
  | { type: "findCustomer"; idNumber: string }
  /** Changes the named fields alone. → `customerUpdated` | `serviceFailed` */
  | { type: "updateCustomer"; customerId: string; fields: JsonObject }
  /** → `invoicesListed` | `serviceFailed` */
  | { type: "listInvoices"; customerId: string }
  /** A ticket whose number the caller is told. → `ticketOpened` | `serviceFailed` */
  | { type: "createTicket"; customerId: string; subject: string; priority: number }
  /** Free times of a calendar, the earliest first. → `slotsFound` | `serviceFailed` */
  | { type: "findSlots"; calendar: string; fromMs: number; days: number; limit: number }
  /** → `slotBooked` | `slotTaken` | `serviceFailed` */
  | {
      type: "bookSlot";
      calendar: string;
      startsAtMs: number;
      customerId: string | null;
      name: string;
      email: string | null;
    }
  /** How the contact centre stands: queues, opening hours, and how often this number called in so many days. → `factsRead` | `serviceFailed` */
  | {
      type: "readFacts";
      queues: string[];
      departments: string[];
      hours: string[];
      callsInDays: number[];
      caller?: string;
    }
  | HttpRequestEffect
  | RouteCallEffect
  /** Of the whole call. → `recordingChanged` | `serviceFailed` */
  | { type: "changeRecording"; action: "start" | "stop" | "pause" | "resume" };

/** → `httpAnswered` | `serviceFailed` */
export interface HttpRequestEffect {
  type: "sendHttpRequest";
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Secrets stand in its query alone. */
  url: SecretText;
  headers: { name: string; value: SecretText }[];
  body: { type: "json" | "form"; text: SecretText } | null;
  /** For all tries together. */
  timeoutSeconds: number;
  /** Further tries after a failure; 0 for none. */
  retries: number;
  /** Also when the service may have done already what was asked. */
  repeatable: boolean;
  /** Paths into the JSON answer (lib/nodes/http-request/json-path.ts); the event's `data` has these alone. */
  reads: string[];
}

/**
 * Who is rung for this call, in which order: departments by their strategy, ring groups as they are set up. It takes a
 * turn of the department's, so it is asked once. → `callRouted` | `serviceFailed`
 */
export interface RouteCallEffect {
  type: "routeCall";
  targets: RingTarget[];
  /** `together`: everybody's first at once, then everybody's second; `inOrder`: one target after the other. */
  order: "together" | "inOrder";
  strategy: RoutingStrategy;
  /** BCP 47, what is spoken in the call. */
  language: string;
  skills: { skill: string; atLeast: number }[];
  /** `owner`: the name of the agent who looks after them. */
  customer: { id: string; priority: number; owner: string | null } | null;
  intent: string | null;
  /** −1 to 1. */
  sentiment: number | null;
}

/** Performed by a job with key `callId:turn:n`, so that it happens once; nothing is answered. */
export type WritingEffect = CrmWrite | OwnWrite;

/** Written to the customer database. */
export type CrmWrite =
  | {
      type: "addInteraction";
      customerId: string | null;
      kind: "call" | "note";
      summary: string;
      disposition: string | null;
      details: JsonObject;
    }
  | { type: "createTask"; customerId: string | null; title: string; department: string | null; dueAtMs: number | null }
  | { type: "openTicket"; customerId: string | null; subject: string; priority: number }
  | { type: "keepVoicemail"; customerId: string | null; recordingSid: string; nodeId: string; durationSeconds: number };

/** Kept by ourselves, whichever customer database there is. */
export type OwnWrite =
  /** `to` is an E.164 number or an e-mail address; a text message has no subject. */
  | {
      type: "sendMessage";
      channel: "sms" | "email";
      to: string;
      subject: string | null;
      body: string;
      customerId: string | null;
      /** Sent with an e-mail as an invitation that calendars understand. */
      invitation?: { appointmentId: string; startsAtMs: number; minutes: number };
    }
  /** `number` is E.164; `dueAtMs` is the earliest time to call. */
  | {
      type: "requestCallback";
      number: string;
      queue: string | null;
      dueAtMs: number;
      customerId: string | null;
      note: string | null;
    }
  /** `number` is the caller's, `wording` what was read out, `answer` the key or the words that answered it. */
  | {
      type: "keepConsent";
      customerId: string | null;
      number: string;
      channels: ConsentChannel[];
      given: boolean;
      wording: string;
      language: string;
      answer: string;
    }
  /** `score` is null for an answer in words, `text` for one by key. */
  | {
      type: "keepSurveyAnswer";
      survey: string;
      question: string;
      score: number | null;
      text: string | null;
      customerId: string | null;
    };

/** What a caller may consent to: being written to, being called, being recorded. */
export const consentChannels = ["sms", "email", "voice", "recording"] as const;

export type ConsentChannel = (typeof consentChannels)[number];

export type EffectType = Effect["type"];

const spoken = new Set<EffectType>(["say", "play", "pause"]);
const handOver = new Set<EffectType>(["gather", "record", "dial", "enqueue", "keepWaiting", "leave", "hangUp"]);
const asking = new Set<EffectType>([
  "lookUpCustomer",
  "verifyPin",
  "findCustomer",
  "updateCustomer",
  "listInvoices",
  "createTicket",
  "findSlots",
  "bookSlot",
  "readFacts",
  "sendHttpRequest",
  "changeRecording",
  "routeCall",
]);
const own = new Set<EffectType>(["sendMessage", "requestCallback", "keepConsent", "keepSurveyAnswer"]);
const reading = new Set<EffectType>(["lookUpCustomer", "findCustomer", "listInvoices", "findSlots", "readFacts"]);

export const isSpoken = (effect: Effect): effect is SpokenEffect => spoken.has(effect.type);
export const isHandOver = (effect: Effect): effect is HandOverEffect => handOver.has(effect.type);
export const isAsking = (effect: Effect): effect is AskingEffect => asking.has(effect.type);
/** Asking again changes nothing, so it needs no guard against being asked twice. */
export const isReading = (effect: AskingEffect): boolean =>
  reading.has(effect.type) || (effect.type === "sendHttpRequest" && effect.method === "GET");
export const isCallerFacing = (effect: Effect): effect is SpokenEffect | HandOverEffect =>
  isSpoken(effect) || isHandOver(effect);
export const isWriting = (effect: Effect): effect is WritingEffect => !isCallerFacing(effect) && !isAsking(effect);
export const isOwnWrite = (effect: WritingEffect): effect is OwnWrite => own.has(effect.type);

/** A copy without secrets, for timelines, logs, the simulator and golden calls. */
export function withoutSecrets<E extends Effect>(effect: E): E {
  if (effect.type !== "verifyPin") return effect;
  const { pin: _pin, ...rest } = effect;
  return rest as E;
}
