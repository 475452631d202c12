import { z } from "zod";
import { id, phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { addPhone as add } from "@/lib/server/customers/change-customer";
import { phoneLabel } from "@/lib/server/customers/customer-fields";

export const addPhone = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, e164: phoneNumber, label: phoneLabel.default("") }))
  .mutation(({ ctx, input: { customerId, ...phone } }) => add(ctx.app, ctx.actor, customerId, phone));
