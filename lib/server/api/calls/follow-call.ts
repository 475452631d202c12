import { z } from "zod";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";
import { getCall } from "@/lib/server/calls/get-call";

/** What is new in a call that the in-app phone has dialled, by the carrier's id; audited once, at its beginning. */
export const followCall = procedure("phone.use")
  .input(z.strictObject({ callSid: z.string().regex(/^CA[0-9a-f]{32}$/), afterSeq: z.number().int().min(0) }))
  .query(async ({ ctx, input }) => {
    const detail = await getCall(ctx.app, { callSid: input.callSid }, input.afterSeq);
    if (input.afterSeq === 0) {
      await audit(ctx.app.prisma, ctx.actor, {
        action: "call.followed",
        subjectType: "call",
        subjectId: detail.call.callId,
      });
    }
    return detail;
  });
