import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { publishFlow } from "@/lib/server/flows/publish-flow";

export const publish = procedure("flows.publish")
  .input(
    z.strictObject({
      flowId: id,
      revision: z.number().int().min(1),
      note: z.string().trim().max(2_000).default(""),
    }),
  )
  .mutation(({ ctx, input }) => publishFlow(ctx.app, ctx.actor, input));
