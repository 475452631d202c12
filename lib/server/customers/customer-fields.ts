import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import { cleanText } from "@/lib/server/crm/clean-text";
import { pinPattern } from "@/lib/server/crm/pin-hash";

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
} as const;

export const phoneLabel = z.string().transform(cleanText).pipe(z.string().trim().max(40));

export const noteText = text(4_000);

export const newPin = z.string().regex(pinPattern, "must be 4 to 12 digits");

const fields = z.object(customerFields);
export type CustomerFields = z.output<typeof fields>;
