import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";
import { getCall as get } from "@/lib/server/calls/get-call";

export const getCall = procedure("calls.read")
  .input(z.strictObject({ callId: id }))
  .query(async ({ ctx, input }) => {
    const detail = await get(ctx.app, input);
    await audit(ctx.app.prisma, ctx.actor, { action: "call.viewed", subjectType: "call", subjectId: input.callId });
    return detail;
  });
