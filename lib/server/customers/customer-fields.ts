import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import { cleanJson, cleanText } from "@/lib/server/crm/clean-text";
import { pinPattern } from "@/lib/server/crm/pin-hash";
import type { Json, JsonObject } from "@/lib/util/json";

const jsonValue = z.json() as z.ZodType<Json>;

const text = (max: number) => z.string().transform(cleanText).pipe(z.string().trim().min(1).max(max));

/** What a person may enter about a customer. Flows compare account type and service status as words. */
export const customerFields = {
  /** What the customer types on the phone. */
  idNumber: z
    .string()
    .trim()
    .regex(/^\d{1,32}$/, "must be digits"),
  firstName: text(100),
  lastName: text(100),
  email: z.string().trim().max(254).pipe(z.email()).nullable(),
  accountType: text(40),
  priority: z.number().int().min(1).max(5),
  language: languageSchema.nullable(),
  serviceStatus: text(40),
  /** Anything else a flow may ask for as `customer.attributes.name`; given whole. */
  attributes: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, "must be letters, digits and _"), jsonValue)
    .refine((attributes) => JSON.stringify(attributes).length <= 8_000, "too much")
    .transform((attributes): JsonObject => cleanJson(attributes)),
} as const;

export const phoneLabel = z.string().transform(cleanText).pipe(z.string().trim().max(40));

export const noteText = text(4_000);

export const newPin = z.string().regex(pinPattern, "must be 4 to 12 digits");

const fields = z.object(customerFields);
export type CustomerFields = z.output<typeof fields>;
