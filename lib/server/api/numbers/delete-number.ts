import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { deleteNumber as remove } from "@/lib/server/flows/numbers";

export const deleteNumber = procedure("numbers.edit")
  .input(z.strictObject({ numberId: id }))
  .mutation(({ ctx, input }) => remove(ctx.app, ctx.actor, input.numberId));
