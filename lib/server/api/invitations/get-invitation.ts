import { z } from "zod";
import { openProcedure } from "@/lib/server/api/trpc";
import { AttemptLimit } from "@/lib/server/auth/attempt-limit";
import { readInvitation } from "@/lib/server/auth/invitations";

/** Tokens have 192 random bits; this only keeps a guesser from loading the database. */
export const invitationLimit = new AttemptLimit(120, 60);

export const invitationToken = z.string().min(20).max(100);

/** For whoever holds the link. */
export const getInvitation = openProcedure.input(z.strictObject({ token: invitationToken })).query(({ ctx, input }) => {
  invitationLimit.take("all");
  return readInvitation(ctx.app, input.token);
});
