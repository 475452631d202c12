import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { removePhone as remove } from "@/lib/server/customers/change-customer";

export const removePhone = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, phoneId: id }))
  .mutation(({ ctx, input }) => remove(ctx.app, ctx.actor, input.customerId, input.phoneId));
