import { z } from "zod";
import { customerFactsSchema, type InvoiceFacts } from "@/lib/engine/event";
import type { Json } from "@/lib/util/json";

/**
 * The shapes of the REST interface, of which the OpenAPI document is made. Names of the fields are the database's; times
 * are ISO 8601 in UTC, money is in the currency's minor unit.
 */
const time = z.iso.datetime({ offset: true });
const text = (max: number) => z.string().trim().min(1).max(max);
const callId = z.string().max(100).nullable().default(null);
const e164 = z.string().regex(/^\+[1-9]\d{4,14}$/, "must be a number such as +15550100001");

export const limits = { summary: 4_000, title: 300, disposition: 100, detailsCharacters: 16_000 } as const;

/** More than this a caller does not type, and no id or PIN has. */
export const typedDigits = 64;

/** Any JSON. It came out of a JSON text, so there is nothing left to check. */
const jsonValue = z.custom<Json>();

export const factsSchema = z.object({
  ...customerFactsSchema.shape,
  attributes: z.record(z.string(), jsonValue).default({}),
});

export const customerSchema = factsSchema.extend({ phones: z.array(z.object({ e164, label: z.string() })) });

/** What a call may change of a customer; `attributes` are merged into those that are there, and null takes one away. */
export const customerChangeSchema = z.strictObject({
  email: z.email().max(254).nullable().optional(),
  accountType: text(40).optional(),
  priority: z.number().int().min(1).max(5).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language such as en-US")
    .nullable()
    .optional(),
  serviceStatus: text(40).optional(),
  attributes: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, "must be letters, digits and _"), jsonValue)
    .refine((attributes) => JSON.stringify(attributes).length <= 8_000, "too much")
    .optional(),
});

const invoiceStatuses = ["open", "paid", "overdue"] as const;
export const invoiceInputSchema = z.strictObject({
  number: text(60),
  amountMinor: z.number().int().min(-2_000_000_000).max(2_000_000_000).describe("In the minor unit, e.g. cents"),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be a code such as EUR"),
  status: z.enum(invoiceStatuses).default("open"),
  issuedAt: time,
  dueAt: time,
});
export const invoiceSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  ...invoiceInputSchema.required().shape,
});

export const ticketStatuses = ["open", "pending", "solved", "closed"] as const;
export const ticketInputSchema = z.strictObject({
  subject: text(limits.title),
  priority: z.number().int().min(1).max(5).default(3).describe("1 (highest) to 5 (lowest)"),
  callId,
});
export const ticketSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(ticketStatuses),
  priority: z.number().int(),
  callId: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});

const interactionKinds = ["call", "note", "voicemail"] as const;
export const interactionInputSchema = z.strictObject({
  kind: z.enum(interactionKinds),
  at: time,
  callId,
  summary: text(limits.summary),
  disposition: z.string().max(limits.disposition).nullable().default(null),
  details: z
    .record(z.string().max(100), jsonValue)
    .default({})
    .refine((details) => JSON.stringify(details).length <= limits.detailsCharacters, "too much detail")
    .describe("Anything else; a voicemail's recordingSid, nodeId and durationSeconds"),
});
export const interactionSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  at: time,
  kind: z.string(),
  callId: z.string().nullable(),
  summary: z.string(),
  disposition: z.string().nullable(),
  details: z.record(z.string(), jsonValue),
});

export const taskInputSchema = z.strictObject({
  title: text(limits.title),
  department: z.string().trim().max(100).nullable().default(null),
  dueAt: time.nullable().default(null),
  callId,
});
export const taskSchema = z.object({
  id: z.string(),
  customerId: z.string().nullable(),
  title: z.string(),
  department: z.string().nullable(),
  status: z.enum(["open", "done"]),
  dueAt: time.nullable(),
  callId: z.string().nullable(),
  createdAt: time,
});

export const verifyInputSchema = z.strictObject({
  idNumber: z.string().max(typedDigits).describe("As typed; what cannot be an id is a failed attempt, not an error"),
  pin: z.string().max(typedDigits).describe("As typed; never stored and never logged"),
  caller: z.string().max(64).default("anonymous").describe("The calling number; failures are limited per number too"),
  attemptKey: z.string().min(1).max(200).describe("Repetitions with the same key are one attempt with one outcome"),
});
export const verifyOutputSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("verified"), customer: factsSchema }),
  z.object({ outcome: z.literal("rejected") }),
  z.object({ outcome: z.literal("locked") }),
]);

export type CustomerChange = z.output<typeof customerChangeSchema>;
export type InvoiceInput = z.output<typeof invoiceInputSchema>;
export type TicketInput = z.output<typeof ticketInputSchema>;
export type InteractionInput = z.output<typeof interactionInputSchema>;
export type TaskInput = z.output<typeof taskInputSchema>;
export type CrmCustomer = z.output<typeof customerSchema>;
export type Invoice = z.output<typeof invoiceSchema>;
export type Ticket = z.output<typeof ticketSchema>;
export type Interaction = z.output<typeof interactionSchema>;
export type CrmTask = z.output<typeof taskSchema>;

/** As many as a call is told of. */
export const invoicesAtMost = 50;

/** What a flow is told of an invoice. */
export const invoiceFacts = ({ number, amountMinor, currency, status, issuedAt, dueAt }: Invoice): InvoiceFacts => ({
  number,
  amountMinor,
  currency,
  status,
  issuedAt,
  dueAt,
});
