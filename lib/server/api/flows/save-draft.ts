import { z } from "zod";
import { flowPatchSchema } from "@/lib/flow/patch";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveDraft } from "@/lib/server/flows/save-draft";

export const saveFlowDraft = procedure("flows.edit")
  .input(
    z.strictObject({
      flowId: id,
      saveId: z.string().min(8).max(64).optional(),
      personId: id.optional(),
      baseRevision: z.number().int().min(1),
      patches: z.array(flowPatchSchema).max(20_000),
    }),
  )
  .mutation(({ ctx, input }) => saveDraft(ctx.app, ctx.actor, input));
