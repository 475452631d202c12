import { z } from "zod";
import { phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { createCustomer as create } from "@/lib/server/customers/change-customer";
import { customerFields, newPin, phoneLabel } from "@/lib/server/customers/customer-fields";

export const createCustomer = procedure("customers.edit")
  .input(
    z.strictObject({
      ...customerFields,
      attributes: customerFields.attributes.default({}),
      phones: z.array(z.strictObject({ e164: phoneNumber, label: phoneLabel })).max(20),
      pin: newPin.nullable(),
    }),
  )
  .mutation(({ ctx, input }) => create(ctx.app, ctx.actor, input));
