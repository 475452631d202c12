import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { listVersions } from "@/lib/server/flows/versions";

export const listFlowVersions = procedure("flows.read")
  .input(z.strictObject({ flowId: id }))
  .query(({ ctx, input }) => listVersions(ctx.app, input.flowId));
