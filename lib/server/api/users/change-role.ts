import { z } from "zod";
import { id, role } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { changeRole } from "@/lib/server/auth/people";

export const changeUserRole = procedure("people.edit")
  .input(z.strictObject({ userId: id, role }))
  .mutation(({ ctx, input }) => changeRole(ctx.app, ctx.actor, input.userId, input.role));
