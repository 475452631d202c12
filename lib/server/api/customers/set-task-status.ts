import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { setTaskStatus as set } from "@/lib/server/customers/change-customer";

export const setTaskStatus = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, taskId: id, status: z.enum(["open", "done"]) }))
  .mutation(({ ctx, input }) => set(ctx.app, ctx.actor, input));
