import { z } from "zod";
import { nodeIdSchema } from "@/lib/flow/document";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { tellWhere as tell } from "@/lib/server/flows/presence";

/** Where a tab is in a flow that it follows: told when that changes, and every ten seconds. */
export const tellWhere = procedure("flows.read")
  .input(z.strictObject({ flowId: id, tabId: id, nodeId: nodeIdSchema.nullable() }))
  .mutation(({ ctx, input }) => tell(ctx.app, ctx.actor, input));
