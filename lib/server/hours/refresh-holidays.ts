import { isDeepStrictEqual } from "node:util";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { notify } from "@/lib/server/flows/notify";
import { resolveHolidays } from "@/lib/server/hours/holiday-calendar";
import type { JobTask } from "@/lib/server/jobs/tasks";

/**
 * Works out the dates of holidays again: another year has come near, or a newer release knows better. A definition that
 * somebody changes at the same moment is left to them.
 */
export const refreshHolidays: JobTask = async (_payload, { app }) => {
  for (const { id, name, definition } of await app.prisma.hours.findMany()) {
    const parsed = hoursDefinitionSchema.safeParse(definition);
    if (!parsed.success) {
      app.log.warn({ hours: name }, "opening hours cannot be read");
      continue;
    }
    if (parsed.data.holidays === null) continue;
    const holidays = await resolveHolidays(parsed.data.holidays, Date.now());
    if (isDeepStrictEqual(holidays, parsed.data.holidays)) continue;
    await app.prisma.$transaction(async (tx) => {
      const { count } = await tx.hours.updateMany({
        where: { id, definition: { equals: definition as object } },
        data: { definition: { ...parsed.data, holidays } },
      });
      if (count > 0) await notify(tx, "bindings");
    });
  }
};
