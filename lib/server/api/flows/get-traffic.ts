import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { trafficChoice, trafficPeriod } from "@/lib/server/api/traffic-input";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/calls/audit-look";
import { catchUpTraffic } from "@/lib/server/traffic/catch-up";
import { readTraffic } from "@/lib/server/traffic/read-traffic";

/** How many calls took each way through a flow. */
export const getTraffic = procedure("traffic.read")
  .input(z.strictObject({ flowId: id, period: trafficPeriod, ...trafficChoice }))
  .query(async ({ ctx, input: { flowId, period, version, number, language } }) => {
    await catchUpTraffic(ctx.app);
    const traffic = await readTraffic(ctx.app, {
      flowId,
      ...period,
      version: version ?? null,
      dialledNumber: number ?? null,
      language: language ?? null,
    });
    await auditLook(ctx.app, ctx.actor, "flow.trafficViewed", flowId);
    return traffic;
  });
