import { z } from "zod";
import { AppError } from "@/lib/server/api/app-error";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/calls/audit-look";
import { callsByVersion } from "@/lib/server/traffic/calls-by-version";
import { catchUpTraffic } from "@/lib/server/traffic/catch-up";

/** How many calls each version of a flow answered: apart from the list of versions, which need not wait for it. */
export const countVersionCalls = procedure("traffic.read")
  .input(z.strictObject({ flowId: id }))
  .query(async ({ ctx, input: { flowId } }) => {
    const flow = await ctx.app.prisma.flow.findUnique({ where: { id: flowId }, select: { id: true } });
    if (!flow) throw new AppError("notFound", "There is no such flow.");
    await catchUpTraffic(ctx.app);
    const calls = await callsByVersion(ctx.app, flowId);
    await auditLook(ctx.app, ctx.actor, "flow.trafficViewed", flowId);
    return calls;
  });
