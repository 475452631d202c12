import { z } from "zod";
import { procedure } from "@/lib/server/api/trpc";
import { listFlows as list } from "@/lib/server/flows/list-flows";

export const listFlows = procedure("flows.read")
  .input(z.strictObject({ archived: z.boolean().default(false) }).default({ archived: false }))
  .query(({ ctx, input }) => list(ctx.app, input));
