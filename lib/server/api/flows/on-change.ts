import { z } from "zod";
import { changesOf } from "@/lib/server/api/changes-of";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";

/**
 * Tells when a flow (or, without an id, the list) changed, by whichever copy of the program: `{ flowId, revision }`,
 * once at the start too. The browser then asks for what it needs. `revision` is null for the list and for a flow that
 * is gone.
 */
export const onFlowChange = procedure("flows.read")
  .input(z.strictObject({ flowId: id.nullable().default(null) }))
  .subscription(async function* ({ ctx, input: { flowId }, signal }) {
    for await (const _ of changesOf(ctx.app.bus, flowId === null ? "flows" : `flow:${flowId}`, signal)) {
      const draft =
        flowId && (await ctx.app.prisma.flowDraft.findUnique({ where: { flowId }, select: { revision: true } }));
      yield { flowId, revision: draft ? draft.revision : null };
    }
  });
