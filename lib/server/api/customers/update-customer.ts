import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { updateCustomer as update } from "@/lib/server/customers/change-customer";
import { customerFields } from "@/lib/server/customers/customer-fields";

/** Send only what was changed. */
export const updateCustomer = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, fields: z.strictObject(customerFields).partial() }))
  .mutation(({ ctx, input }) => update(ctx.app, ctx.actor, input.customerId, input.fields));
