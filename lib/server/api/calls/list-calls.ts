import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";
import { listCalls as list } from "@/lib/server/calls/list-calls";

export const listCalls = procedure("calls.read")
  .input(
    z.strictObject({
      search: z.string().trim().max(100).optional(),
      flowId: id.optional(),
      customerId: id.optional(),
      state: z.enum(["live", "ended"]).optional(),
      cursor: id.optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  )
  .query(async ({ ctx, input }) => {
    await audit(ctx.app.prisma, ctx.actor, { action: "calls.listed", subjectType: "call", subjectId: null });
    return list(ctx.app, input);
  });
