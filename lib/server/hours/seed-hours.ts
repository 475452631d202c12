import { type HoursDefinition, hoursDefinitionSchema } from "@/lib/hours/definition";
import type { CallwrightApp } from "@/lib/server/app";
import { resolveHolidays } from "@/lib/server/hours/holiday-calendar";

const workdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const nineToFive = [{ from: "09:00", to: "17:00" }];

/** The demonstration's office, which the gallery's flows name. */
const office: HoursDefinition = hoursDefinitionSchema.parse({
  timeZone: "America/New_York",
  weekly: {
    monday: nineToFive,
    tuesday: nineToFive,
    wednesday: nineToFive,
    thursday: nineToFive,
    friday: nineToFive,
    saturday: [],
    sunday: [],
  },
  periods: [
    { name: "lunch", label: "Lunch", days: workdays, from: "12:30", to: "13:00" },
    { name: "peak", label: "Busiest hours", days: workdays, from: "10:00", to: "11:30" },
  ],
  holidays: { country: "US" },
});

/** Adds the demonstration's opening hours that are not there yet. */
export async function seedHours({ prisma }: Pick<CallwrightApp, "prisma">, now = Date.now()): Promise<void> {
  const holidays = office.holidays && (await resolveHolidays(office.holidays, now));
  const definition = { ...office, holidays };
  await prisma.hours.createMany({ data: [{ name: "office", label: "Office", definition }], skipDuplicates: true });
}
