import { z } from "zod";
import { versionNumber } from "@/lib/server/api/input";

const longestDays = 400;
const dayMs = 86_400_000;

/** Of which calls: those that began from `from` on and before `to`. */
export const trafficPeriod = z
  .strictObject({ from: z.date(), to: z.date() })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must be later than from" })
  // A day more: whole days by the reader's clocks are longer when those went back more often than forward.
  .refine(({ from, to }) => to.getTime() - from.getTime() <= (longestDays + 1) * dayMs, {
    path: ["from"],
    message: `must be at most ${longestDays} days before to, which is how long traffic is kept`,
  });

/** What calls must have had; absent: anything. */
export const trafficChoice = {
  version: versionNumber.optional(),
  number: z.string().min(1).max(64).optional(),
  language: z.string().min(1).max(35).optional(),
};
