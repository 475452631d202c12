import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { unlockPin as unlock } from "@/lib/server/customers/change-customer";

export const unlockPin = procedure("customers.edit")
  .input(z.strictObject({ customerId: id }))
  .mutation(({ ctx, input }) => unlock(ctx.app, ctx.actor, input.customerId));
