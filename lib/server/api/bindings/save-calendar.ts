import { IANAZone } from "luxon";
import { z } from "zod";
import { bindingName, id, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveCalendar as save } from "@/lib/server/calendars/save-calendar";

/** Makes one (`id: null`) or changes one; a name, once given, stays. */
export const saveCalendar = procedure("bindings.edit")
  .input(
    z.strictObject({
      id: id.nullable().default(null),
      name: bindingName,
      label,
      timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), "is not a time zone"),
      slotMinutes: z.number().int().min(5).max(480),
      hours: bindingName,
      capacity: z.number().int().min(1).max(100),
      daysAhead: z.number().int().min(1).max(365),
    }),
  )
  .mutation(({ ctx, input: { id, ...calendar } }) => save(ctx.app, ctx.actor, id, calendar));
