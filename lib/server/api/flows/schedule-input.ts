import { IANAZone } from "luxon";
import { z } from "zod";
import { AppError } from "@/lib/server/api/app-error";
import { id } from "@/lib/server/api/input";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { may } from "@/lib/server/auth/permissions";
import type { NumberMoves } from "@/lib/server/flows/move-numbers";

/** See `NumberMoves`; null: leaves them as they are. */
export const numberMoves = z
  .strictObject({ takes: z.array(id).max(1_000), gives: z.array(id).max(1_000) })
  .nullable()
  .default(null);

/** What is chosen for a publish to come; see `ScheduleInput`. */
export const scheduleShape = {
  wallTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "must be a time such as 2026-03-29T08:00"),
  timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), "is not a time zone"),
  later: z.boolean().default(false),
  note: z.string().trim().max(2_000).default(""),
  moves: numberMoves,
};

/** Who may not move numbers now may not have them moved later. @throws AppError notAllowed */
export function mayMoveNumbers(user: SignedInUser, moves: NumberMoves | null): void {
  if (moves === null || may(user.role, "numbers.edit")) return;
  throw new AppError("notAllowed", "Your role does not allow this.", { values: { permission: "numbers.edit" } });
}
