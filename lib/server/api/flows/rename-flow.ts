import { z } from "zod";
import { flowName, id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { renameFlow as rename } from "@/lib/server/flows/rename-flow";

export const renameFlow = procedure("flows.edit")
  .input(z.strictObject({ flowId: id, name: flowName }))
  .mutation(({ ctx, input }) => rename(ctx.app, ctx.actor, input.flowId, input.name));
