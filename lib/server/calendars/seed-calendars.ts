import type { CallwrightApp } from "@/lib/server/app";

/** Adds the demonstration's calendar, which the gallery names, if it is not there yet. */
export async function seedCalendars({ prisma }: Pick<CallwrightApp, "prisma">): Promise<void> {
  const visits = { timeZone: "America/New_York", slotMinutes: 30, hours: "office", capacity: 2, daysAhead: 30 };
  await prisma.calendar.createMany({ data: [{ name: "visits", label: "Visits", ...visits }], skipDuplicates: true });
}
