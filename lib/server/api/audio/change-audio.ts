import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import { id, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { changeAudio as change } from "@/lib/server/audio/audio-prompts";

/** A prompt's label and language; its name stays. */
export const changeAudio = procedure("bindings.edit")
  .input(z.strictObject({ id, label, language: languageSchema.nullable() }))
  .mutation(({ ctx, input: { id, ...changes } }) => change(ctx.app, ctx.actor, id, changes));
