import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { setDisabled } from "@/lib/server/auth/people";

export const setUserDisabled = procedure("people.edit")
  .input(z.strictObject({ userId: id, disabled: z.boolean() }))
  .mutation(({ ctx, input }) => setDisabled(ctx.app, ctx.actor, input.userId, input.disabled));
