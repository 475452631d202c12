import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/customers/audit-look";
import { customerTimeline } from "@/lib/server/customers/customer-timeline";

/** `cursor` is `next` of the page before. An unknown customer has an empty timeline. */
export const getTimeline = procedure("customers.read")
  .input(
    z.strictObject({
      customerId: id,
      cursor: z.strictObject({ at: z.date(), id: z.string().max(100) }).nullish(),
      limit: z.number().int().min(1).max(100).default(30),
      // The infinite query adds it; there is one direction.
      direction: z.literal("forward").optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    await auditLook(ctx.app, ctx.actor, input.customerId);
    return customerTimeline(ctx.app, input.customerId, { after: input.cursor ?? null, limit: input.limit });
  });
