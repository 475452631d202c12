import { z } from "zod";
import { mayMoveNumbers, numberMoves } from "@/lib/server/api/flows/schedule-input";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { publishFlow } from "@/lib/server/flows/publish-flow";

export const publish = procedure("flows.publish")
  .input(
    z.strictObject({
      flowId: id,
      revision: z.number().int().min(1),
      note: z.string().trim().max(2_000).default(""),
      moves: numberMoves,
    }),
  )
  .mutation(({ ctx, input }) => {
    mayMoveNumbers(ctx.user, input.moves);
    return publishFlow(ctx.app, ctx.actor, input);
  });
