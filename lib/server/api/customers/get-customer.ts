import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/customers/audit-look";
import { getCustomer as get } from "@/lib/server/customers/get-customer";

export const getCustomer = procedure("customers.read")
  .input(z.strictObject({ customerId: id }))
  .query(async ({ ctx, input }) => {
    const customer = await get(ctx.app, input.customerId);
    await auditLook(ctx.app, ctx.actor, customer.id);
    return customer;
  });
