import { z } from "zod";
import { email } from "@/lib/server/api/input";
import { openProcedure } from "@/lib/server/api/trpc";
import { requestSignInLink } from "@/lib/server/auth/request-sign-in-link";

/** Answers nothing in any case, so that nobody learns which addresses there are. */
export const requestLink = openProcedure
  .input(z.strictObject({ email }))
  .mutation(({ ctx, input }) => requestSignInLink(ctx.app, input.email));
