import { z } from "zod";

/** How a subflow went; the node that runs it has an exit of this name beside its own `failed`. */
export const outcomeName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "must be letters, digits, _ and -")
  .refine((name) => name !== "failed", "may not be called failed, as a subflow that broke is");
