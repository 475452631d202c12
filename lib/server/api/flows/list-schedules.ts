import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { listSchedules } from "@/lib/server/flows/list-schedules";

export const listFlowSchedules = procedure("flows.read")
  .input(z.strictObject({ flowId: id }))
  .query(({ ctx, input }) => listSchedules(ctx.app, input.flowId));
