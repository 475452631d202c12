import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import { bytesOf, formData, noLanguage, soundFields } from "@/lib/server/api/audio/form";
import { bindingName, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { uploadAudio as upload } from "@/lib/server/audio/audio-prompts";

const prompt = z.strictObject({
  name: bindingName,
  label: label.default(""),
  language: z.union([languageSchema, noLanguage]),
  ...soundFields,
});

/** A WAV or MP3 file and the name that flows use, as form data (`name`, `label`, `language`, `file`, `measured`). */
export const uploadAudio = procedure("bindings.edit")
  .input(formData.pipe(prompt))
  .mutation(async ({ ctx, input: { file, measured, ...prompt } }) =>
    upload(ctx.app, ctx.actor, prompt, await bytesOf(file), measured ?? null),
  );
