import { z } from "zod";
import { personName } from "@/lib/server/api/input";
import { invitationLimit, invitationToken } from "@/lib/server/api/invitations/get-invitation";
import { openProcedure } from "@/lib/server/api/trpc";
import { acceptInvitation as accept } from "@/lib/server/auth/invitations";

/** Makes the account; the answer's `signInUrl` opens it, once. */
export const acceptInvitation = openProcedure
  .input(z.strictObject({ token: invitationToken, name: personName }))
  .mutation(async ({ ctx, input }) => {
    invitationLimit.take("all");
    return { signInUrl: await accept(ctx.app, input.token, input.name) };
  });
