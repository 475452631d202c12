import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { deleteCalendar as remove } from "@/lib/server/calendars/save-calendar";

export const deleteCalendar = procedure("bindings.edit")
  .input(z.strictObject({ id }))
  .mutation(({ ctx, input }) => remove(ctx.app, ctx.actor, input.id));
