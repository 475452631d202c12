import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/calls/audit-look";
import { getCall as get } from "@/lib/server/calls/get-call";

export const getCall = procedure("calls.read")
  .input(z.strictObject({ callId: id }))
  .query(async ({ ctx, input }) => {
    const detail = await get(ctx.app, input);
    await auditLook(ctx.app, ctx.actor, "call.viewed", input.callId);
    return detail;
  });
