import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";
import { getFlow as get } from "@/lib/server/flows/get-flow";

export const getFlow = procedure("flows.read")
  .input(z.strictObject({ flowId: id }))
  .query(async ({ ctx, input }) => {
    const flow = await get(ctx.app, input.flowId);
    await audit(ctx.app.prisma, ctx.actor, { action: "flow.viewed", subjectType: "flow", subjectId: flow.id });
    return flow;
  });
