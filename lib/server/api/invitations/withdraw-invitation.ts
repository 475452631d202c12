import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { withdrawInvitation as withdraw } from "@/lib/server/auth/invitations";

export const withdrawInvitation = procedure("people.edit")
  .input(z.strictObject({ invitationId: id }))
  .mutation(({ ctx, input }) => withdraw(ctx.app, ctx.actor, input.invitationId));
