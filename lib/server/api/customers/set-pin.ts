import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { setPin as set } from "@/lib/server/customers/change-customer";
import { newPin } from "@/lib/server/customers/customer-fields";

/** `pin: null` takes the PIN away: the customer then cannot be verified. */
export const setPin = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, pin: newPin.nullable() }))
  .mutation(({ ctx, input }) => set(ctx.app, ctx.actor, input.customerId, input.pin));
