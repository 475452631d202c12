import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { restoreVersion } from "@/lib/server/flows/versions";

export const restoreFlowVersion = procedure("flows.edit")
  .input(z.strictObject({ flowId: id, number: versionNumber }))
  .mutation(({ ctx, input }) => restoreVersion(ctx.app, ctx.actor, input));
