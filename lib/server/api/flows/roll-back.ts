import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { rollBackNumbers } from "@/lib/server/flows/versions";

export const rollBack = procedure("flows.publish")
  .input(
    z.strictObject({
      flowId: id,
      number: versionNumber,
      numberIds: z.array(id).max(1_000).nullable().default(null),
    }),
  )
  .mutation(({ ctx, input }) => rollBackNumbers(ctx.app, ctx.actor, input));
