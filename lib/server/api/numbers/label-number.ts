import { z } from "zod";
import { id, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { labelNumber as setLabel } from "@/lib/server/flows/numbers";

export const labelNumber = procedure("numbers.edit")
  .input(z.strictObject({ numberId: id, label }))
  .mutation(({ ctx, input }) => setLabel(ctx.app, ctx.actor, input.numberId, input.label));
