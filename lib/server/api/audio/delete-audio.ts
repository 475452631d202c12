import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { deleteAudio as remove } from "@/lib/server/audio/audio-prompts";

export const deleteAudio = procedure("bindings.edit")
  .input(z.strictObject({ id }))
  .mutation(({ ctx, input }) => remove(ctx.app, ctx.actor, input.id));
