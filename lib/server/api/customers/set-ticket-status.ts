import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { ticketStatuses } from "@/lib/server/crm/records";
import { setTicketStatus as set } from "@/lib/server/customers/change-customer";

export const setTicketStatus = procedure("customers.edit")
  .input(z.strictObject({ customerId: id, ticketId: id, status: z.enum(ticketStatuses) }))
  .mutation(({ ctx, input }) => set(ctx.app, ctx.actor, input));
