import { z } from "zod";

/** The reader's, BCP 47. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

export const holidayPlace = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  state: z.string().max(20).nullable(),
  region: z.string().max(20).nullable(),
});
