import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { deleteBinding } from "@/lib/server/flows/bindings";

export const deleteDepartment = procedure("bindings.edit")
  .input(z.strictObject({ id }))
  .mutation(({ ctx, input }) => deleteBinding(ctx.app, ctx.actor, "department", input.id));
