import { z } from "zod";
import { limits } from "@/lib/flow/limits";
import { roles } from "@/lib/server/auth/permissions";
import { toE164 } from "@/lib/server/crm/phone-number";

// Parts that the inputs of several procedures share.

export const id = z.string().min(1).max(64);
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const personName = z.string().trim().min(1).max(120);
export const role = z.enum(roles);
export const flowName = z.string().trim().min(1).max(limits.nameCharacters);
export const label = z.string().trim().max(limits.labelCharacters);
export const versionNumber = z.number().int().min(1);

/** The name by which flows use a queue or a destination. */
export const bindingName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "lower-case letters, digits and hyphens");

/** Any way of writing a phone number; becomes E.164. */
export const phoneNumber = z
  .string()
  .max(40)
  .transform((text, context) => {
    const e164 = toE164(text);
    if (e164) return e164;
    context.addIssue({ code: "custom", message: "is not a phone number; write it as +15550100001" });
    return z.NEVER;
  });
