import { z } from "zod";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/calls/audit-look";
import { getCall } from "@/lib/server/calls/get-call";

/** What is new in a call that the in-app phone has dialled, by the carrier's id. */
export const followCall = procedure("phone.use")
  .input(z.strictObject({ callSid: z.string().regex(/^CA[0-9a-f]{32}$/), afterSeq: z.number().int().min(0) }))
  .query(async ({ ctx, input }) => {
    const detail = await getCall(ctx.app, { callSid: input.callSid }, input.afterSeq);
    await auditLook(ctx.app, ctx.actor, "call.followed", detail.call.callId);
    return detail;
  });
