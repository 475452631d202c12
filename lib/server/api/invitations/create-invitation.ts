import { z } from "zod";
import { email, personName, role } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { invite } from "@/lib/server/auth/invitations";

export const createInvitation = procedure("people.edit")
  .input(z.strictObject({ email, name: personName, role }))
  .mutation(({ ctx, input }) => invite(ctx.app, ctx.actor, input));
