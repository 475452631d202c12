import { z } from "zod";
import { bytesOf, formData, soundFields } from "@/lib/server/api/audio/form";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { replaceAudio as replace } from "@/lib/server/audio/audio-prompts";

/** Another sound for a prompt, as form data (`id`, `file`, `measured`). Published flows play it from now on. */
export const replaceAudio = procedure("bindings.edit")
  .input(formData.pipe(z.strictObject({ id, ...soundFields })))
  .mutation(async ({ ctx, input: { id, file, measured } }) =>
    replace(ctx.app, ctx.actor, id, await bytesOf(file), measured ?? null),
  );
