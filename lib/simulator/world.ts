import { z } from "zod";
import { customerFactsSchema } from "@/lib/engine/event";

const queueStateSchema = z.union([
  z.enum(["full", "failed"]),
  z.strictObject({
    position: z.number().int().positive().nullable().default(null),
    estimatedWaitSeconds: z.number().nonnegative().nullable().default(null),
  }),
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
});

export type World = z.infer<typeof worldSchema>;
