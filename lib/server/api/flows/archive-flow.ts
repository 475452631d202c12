import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { archiveFlow as archive } from "@/lib/server/flows/archive-flow";

/** Also brings a flow back: `archived: false`. */
export const archiveFlow = procedure("flows.edit")
  .input(z.strictObject({ flowId: id, archived: z.boolean() }))
  .mutation(({ ctx, input }) => archive(ctx.app, ctx.actor, input.flowId, input.archived));
