import { z } from "zod";
import { bindingName } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audioBytesAtMost, uploadAudio as upload } from "@/lib/server/flows/audio-prompts";

const form = z.strictObject({ name: bindingName, file: z.file().max(audioBytesAtMost) });

/** A WAV or MP3 file and the name that flows use, as form data (`name`, `file`). */
export const uploadAudio = procedure("bindings.edit")
  .input(
    z
      .instanceof(FormData)
      .transform((data) => Object.fromEntries(data))
      .pipe(form),
  )
  .mutation(async ({ ctx, input: { name, file } }) =>
    upload(ctx.app, ctx.actor, name, new Uint8Array(await file.arrayBuffer())),
  );
