import { z } from "zod";
import { callEventSchema, customerFactsSchema, departmentFactsSchema } from "@/lib/engine/event";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import type { JsonObject } from "@/lib/util/json";

/** What a service answers: how it fails, or the event without its time. */
const answerSchema = z.union([
  z.enum(["timeout", "unavailable", "badAnswer"]),
  z
    .record(z.string(), z.json())
    .refine((event) => callEventSchema.safeParse({ ...event, at: 0 }).success, "is no answer of a service"),
]);

export type ServiceAnswer = "timeout" | "unavailable" | "badAnswer" | JsonObject;

const queueStateSchema = z.union([
  z.enum(["full", "failed"]),
  z.strictObject({
    position: z.number().int().positive().nullable().default(null),
    estimatedWaitSeconds: z.number().nonnegative().nullable().default(null),
    longestWaitSeconds: z.number().nonnegative().nullable().default(null),
  }),
]);

const hoursStateSchema = z.enum(["open", "closed", "holiday"]);

/** How named hours stand during the call, what they are, or that they cannot be read. */
const hoursSchema = z.union([
  hoursStateSchema,
  z.literal("unknown"),
  z.strictObject({ state: hoursStateSchema.default("open"), periods: z.array(z.string()).min(1) }),
  hoursDefinitionSchema,
]);

/** What is so around a simulated call, in place of CRM, queues and clock. */
export const worldSchema = z.strictObject({
  /** Where the call comes from: E.164, or `anonymous`. */
  from: z.string().default("+15550100001"),
  to: z.string().default("+15550199000"),
  /** When it begins, ISO 8601. */
  startsAt: z.iso.datetime({ offset: true }).default("2026-01-05T10:00:00Z"),
  /** Who the CRM knows by that number; null: nobody; a word: the CRM fails so. */
  customer: z
    .union([customerFactsSchema, z.enum(["timeout", "unavailable", "badAnswer"])])
    .nullable()
    .default(null),
  /** Who proves who they are with the right PIN; absent: the customer above. */
  verifiedCustomer: customerFactsSchema.optional(),
  /** How a queue stands; a queue not named has room, and its position and wait are not known. */
  queues: z.record(z.string(), queueStateSchema).default({}),
  /** Who is there to take a department's calls; of one not named nobody knows. */
  departments: z.record(z.string(), departmentFactsSchema).default({}),
  /** Opening hours; those not named are open, and no period is in force. */
  hours: z.record(z.string(), hoursSchema).default({}),
  /** How often the caller called before, by the number of days back; not at all when absent. */
  calls: z.record(z.string().regex(/^\d{1,3}$/), z.number().int().nonnegative()).default({}),
  /**
   * What services answer, by the effect that asks (`sendHttpRequest`). Of several answers each is given once, in order, and
   * the last for ever; what is not named here answers as if all were well and there were nothing special.
   */
  services: z.record(z.string(), z.union([answerSchema, z.array(answerSchema).min(1)])).default({}),
});

export type World = z.infer<typeof worldSchema>;
