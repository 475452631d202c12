import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { deleteSecret as remove } from "@/lib/server/secrets/secrets";

export const deleteSecret = procedure("secrets.edit")
  .input(z.strictObject({ id }))
  .mutation(({ ctx, input }) => remove(ctx.app, ctx.actor, input.id));
