import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { addNote as add } from "@/lib/server/customers/change-customer";
import { noteText } from "@/lib/server/customers/customer-fields";

export const addNote = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, text: noteText }))
  .mutation(({ ctx, input }) => add(ctx.app, ctx.actor, input.customerId, input.text));
