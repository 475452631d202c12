import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { assignNumber as assign } from "@/lib/server/flows/numbers";

/** `flowId: null` takes the number from its flow: callers then hear that nobody can be reached. */
export const assignNumber = procedure("numbers.edit")
  .input(z.strictObject({ numberId: id, flowId: id.nullable() }))
  .mutation(({ ctx, input }) => assign(ctx.app, ctx.actor, input.numberId, input.flowId));
