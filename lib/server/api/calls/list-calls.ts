import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { trafficChoice, trafficPeriod } from "@/lib/server/api/traffic-input";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/calls/audit-look";
import { listCalls as list } from "@/lib/server/calls/list-calls";

export const listCalls = procedure("calls.read")
  .input(
    z.strictObject({
      search: z.string().trim().max(100).optional(),
      flowId: id.optional(),
      customerId: id.optional(),
      state: z.enum(["live", "ended"]).optional(),
      /** Calls that one count of a flow's traffic counted. */
      counted: z
        .strictObject({
          flowId: id,
          /** "" for the flow as a whole. */
          nodeId: z.string().max(64),
          way: z.string().regex(/^(in|hungUp|ended|returned|otherwise|here|exit:.{1,64})$/s),
          /** Absent: at any time. */
          period: trafficPeriod.optional(),
          ...trafficChoice,
        })
        .optional(),
      cursor: id.nullish(),
      limit: z.number().int().min(1).max(200).default(50),
      // The infinite query adds it; there is one direction.
      direction: z.literal("forward").optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    await auditLook(ctx.app, ctx.actor, "calls.listed", null);
    return list(ctx.app, input);
  });
