import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { archiveFlow as archive } from "@/lib/server/flows/archive-flow";

/** Also brings a flow back: `archived: false`. What is needed is not put away; the answer says by what. */
export const archiveFlow = procedure("flows.edit")
  .input(z.strictObject({ flowId: id, archived: z.boolean(), despiteDrafts: z.boolean().default(false) }))
  .mutation(({ ctx, input }) => archive(ctx.app, ctx.actor, input));
