import { z } from "zod";
import { limits } from "@/lib/flow/limits";
import { languageSchema } from "@/lib/flow/prompt";

/** What the flow may know of a customer; the PIN is not part of it. */
export const customerFactsSchema = z.strictObject({
  id: z.string(),
  /** The number a caller types. */
  idNumber: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable().default(null),
  accountType: z.string(),
  /** 1 (highest) to 5 (lowest). */
  priority: z.number(),
  language: z.string().nullable(),
  serviceStatus: z.string(),
  /** Open tickets and unpaid invoices at look-up. */
  openTickets: z.number().default(0),
  openInvoices: z.number().default(0),
  attributes: z.record(z.string(), z.json()).default({}),
});

export type CustomerFacts = z.infer<typeof customerFactsSchema>;

/** As the CRM lists them; money is in the currency's minor unit, dates are ISO 8601. */
export const invoiceFactsSchema = z.strictObject({
  number: z.string(),
  amountMinor: z.number().int(),
  currency: z.string(),
  status: z.string(),
  issuedAt: z.string(),
  dueAt: z.string(),
});

export type InvoiceFacts = z.infer<typeof invoiceFactsSchema>;

/** How a queue stands. Null: not known. */
export const queueFactsSchema = z.strictObject({
  waiting: z.number().int().nonnegative().nullable().default(null),
  agentsSignedIn: z.number().int().nonnegative().nullable().default(null),
  agentsFree: z.number().int().nonnegative().nullable().default(null),
  estimatedWaitSeconds: z.number().nonnegative().nullable().default(null),
  longestWaitSeconds: z.number().nonnegative().nullable().default(null),
});

export type QueueFacts = z.infer<typeof queueFactsSchema>;

/** Who is there to take a department's calls. Null: not known. */
export const departmentFactsSchema = z.strictObject({
  /** Who can be rung and is within their own working hours. */
  agentsAtWork: z.number().int().nonnegative().nullable().default(null),
});

export type DepartmentFacts = z.infer<typeof departmentFactsSchema>;

const at = z.number().int().nonnegative();
const seconds = z.number().nonnegative();
const e164 = z.string().regex(/^\+[1-9]\d{5,14}$/);

/** Those who are rung together. */
export const ringRoundSchema = z.strictObject({
  targets: z
    .array(
      z.union([
        z.strictObject({ number: e164 }),
        z.strictObject({ agent: z.string() }),
        z.strictObject({ destination: z.string() }),
        z.strictObject({ department: z.string() }),
      ]),
    )
    .min(1)
    .max(limits.rungTogether),
  /** Null: as long as the node says. */
  ringSeconds: seconds.nullable().default(null),
  /** Whoever answers has to press 1, also where the node does not ask for it. */
  screen: z.boolean().default(false),
});

export type RingRound = z.infer<typeof ringRoundSchema>;

/**
 * What happened, in the past tense. `at` is Unix time in milliseconds and the engine's only clock.
 * Golden calls are lists of these.
 */
export const callEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("callStarted"), at, from: z.string(), to: z.string() }),
  z.strictObject({ type: z.literal("customerFound"), at, customer: customerFactsSchema }),
  z.strictObject({ type: z.literal("customerNotFound"), at }),
  /** The CRM refused, was slow, or answered rubbish. */
  z.strictObject({ type: z.literal("serviceFailed"), at, reason: z.enum(["timeout", "unavailable", "badAnswer"]) }),
  z.strictObject({ type: z.literal("pinVerified"), at, customer: customerFactsSchema }),
  z.strictObject({ type: z.literal("pinRejected"), at }),
  /** Too many failures for this customer or this caller. */
  z.strictObject({ type: z.literal("pinLocked"), at }),
  z.strictObject({ type: z.literal("customerUpdated"), at, customer: customerFactsSchema }),
  z.strictObject({ type: z.literal("invoicesListed"), at, invoices: z.array(invoiceFactsSchema).max(100) }),
  z.strictObject({ type: z.literal("ticketOpened"), at, number: z.string() }),
  /** Unix milliseconds, the earliest first. */
  z.strictObject({
    type: z.literal("slotsFound"),
    at,
    slots: z.array(at).max(100),
    /** The calendar's, IANA: the clock that callers are told. */
    timeZone: z.string().default("UTC"),
    slotMinutes: z.number().int().positive().default(30),
  }),
  z.strictObject({ type: z.literal("slotBooked"), at, appointmentId: z.string() }),
  /** Somebody else was faster. */
  z.strictObject({ type: z.literal("slotTaken"), at }),
  /** What was asked for by name; a name that is not known is absent. */
  z.strictObject({
    type: z.literal("factsRead"),
    at,
    queues: z.record(z.string(), queueFactsSchema).default({}),
    departments: z.record(z.string(), departmentFactsSchema).default({}),
    hours: z.record(z.string(), z.json()).default({}),
    /** Calls of this caller before this one, by the number of days. */
    calls: z.record(z.string(), z.number().int().nonnegative()).default({}),
  }),
  /** Any status; `data` is the JSON that was answered, or null when it was none. */
  z.strictObject({ type: z.literal("httpAnswered"), at, status: z.number().int(), data: z.json().default(null) }),
  z.strictObject({ type: z.literal("recordingChanged"), at }),
  /** Who is rung, round after round until somebody answers; no round: there is nobody. */
  z.strictObject({ type: z.literal("callRouted"), at, rounds: z.array(ringRoundSchema).max(limits.ringRounds) }),
  z.strictObject({ type: z.literal("digitsPressed"), at, digits: z.string().max(1_000) }),
  /** `digits` exists only on the way from the carrier to the CRM; stored and replayed events have the length alone. */
  z.strictObject({
    type: z.literal("secretEntered"),
    at,
    length: z.number().int().nonnegative(),
    digits: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("speechHeard"),
    at,
    text: z.string().max(10_000),
    confidence: z.number().min(0).max(1).nullable().default(null),
    language: languageSchema.optional(),
  }),
  z.strictObject({ type: z.literal("gatherTimedOut"), at }),
  z.strictObject({
    type: z.literal("dialEnded"),
    at,
    outcome: z.enum(["answered", "busy", "noAnswer", "failed", "canceled"]),
    durationSeconds: seconds.default(0),
  }),
  /** The carrier asks what a waiting caller hears next. Null: not known, and then not told. */
  z.strictObject({
    type: z.literal("queueTick"),
    at,
    position: z.number().int().positive().nullable().default(null),
    estimatedWaitSeconds: seconds.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal("queueLeft"),
    at,
    result: z.enum(["left", "redirected", "bridged", "queueFull", "hungUp", "failed"]),
  }),
  z.strictObject({ type: z.literal("recordingDone"), at, recordingSid: z.string(), durationSeconds: seconds }),
  z.strictObject({ type: z.literal("recordingEmpty"), at }),
  /** A timer of ours rang (`session.wait.dueAtMs`). */
  z.strictObject({ type: z.literal("timePassed"), at }),
  z.strictObject({
    type: z.literal("callEnded"),
    at,
    reason: z
      .enum(["callerHungUp", "flowHungUp", "completed", "busy", "noAnswer", "failed", "canceled", "reconciled"])
      .default("completed"),
  }),
]);

export type CallEvent = z.infer<typeof callEventSchema>;
export type CallEventType = CallEvent["type"];

/** A copy that may be stored: what a caller typed in secret is reduced to its length. */
export function withoutSecretDigits<E extends CallEvent>(event: E): E {
  if (event.type !== "secretEntered") return event;
  const { digits: _digits, ...rest } = event;
  return rest as E;
}
