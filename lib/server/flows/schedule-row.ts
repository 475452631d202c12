import { instantsOf } from "@/lib/hours/wall-time";
import { AppError } from "@/lib/server/api/app-error";
import type { Prisma } from "@/lib/server/db/generated/client";

/** A time on the clocks of a zone. */
export interface ChosenTime {
  /** `2026-03-29T08:00` */
  wallTime: string;
  /** IANA name. */
  timeZone: string;
  /** Where clocks show it twice: the second time they do. */
  later: boolean;
}

const yearMs = 366 * 86_400_000;

/** @throws AppError badInput `noSuchTime` (clocks skip it), `scheduleInPast`, `scheduleTooFar` (over a year ahead) */
export function instantOf({ wallTime, timeZone, later }: ChosenTime, nowMs = Date.now()): Date {
  const instants = instantsOf(wallTime, timeZone) ?? [];
  const atMs = later ? instants.at(-1) : instants[0];
  if (atMs === undefined)
    throw new AppError("badInput", `Clocks in ${timeZone} never show ${wallTime.replace("T", " ")}.`, {
      reason: "noSuchTime",
    });
  if (atMs <= nowMs) throw new AppError("badInput", "This time is past.", { reason: "scheduleInPast" });
  if (atMs > nowMs + yearMs)
    throw new AppError("badInput", "A publish is scheduled a year ahead at most.", { reason: "scheduleTooFar" });
  return new Date(atMs);
}

/** The key of the one job that publishes it. */
export const jobKey = (scheduleId: string) => `publish-${scheduleId}`;

/** @returns null when there is none; nobody else can change it until the transaction ends */
export async function lockSchedule(tx: Prisma.TransactionClient, scheduleId: string) {
  await tx.$executeRaw`SELECT 1 FROM scheduled_publish WHERE id = ${scheduleId} FOR UPDATE`;
  return tx.scheduledPublish.findUnique({ where: { id: scheduleId } });
}
