import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { getVersion } from "@/lib/server/flows/versions";

export const getFlowVersion = procedure("flows.read")
  .input(z.strictObject({ flowId: id, number: versionNumber }))
  .query(({ ctx, input }) => getVersion(ctx.app, input.flowId, input.number));
