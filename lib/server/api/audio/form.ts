import { z } from "zod";
import { AppError } from "@/lib/server/api/app-error";
import { soundLimits } from "@/lib/sound/limits";
import type { SoundLevels } from "@/lib/sound/sound";

// What uploads have in common: form data, since JSON has no bytes.

const decibels = z.number().min(-200).max(0).nullable();

/** Levels as the uploader's browser measured them, as JSON text. Looked at only where the server cannot decode. */
const measured = z
  .string()
  .max(2_000)
  .transform((text, context): SoundLevels => {
    try {
      return levels.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "are no levels" });
      return z.NEVER;
    }
  })
  .optional();

const levels = z.strictObject({
  peakDb: decibels,
  rmsDb: decibels,
  clipped: z.number().min(0).max(1),
  waveform: z.array(z.number().int().min(0).max(100)).length(soundLimits.bars),
});

/** In a form an empty language is none. */
export const noLanguage = z
  .literal("")
  .transform(() => null)
  .prefault("");

/** A form's fields by name; piped into the object they should be. */
export const formData = z.instanceof(FormData).transform((data) => Object.fromEntries(data));

export const soundFields = { file: z.file(), measured };

/** Not read when it is too large in any case. @throws AppError tooLarge */
export async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size <= soundLimits.bytes) return new Uint8Array(await file.arrayBuffer());
  const megabytes = Math.ceil((file.size / 2 ** 20) * 10) / 10;
  const values = { megabytes, limit: soundLimits.bytes / 2 ** 20 };
  throw new AppError("tooLarge", `A recording may have ${values.limit} MB.`, { reason: "sound_tooLarge", values });
}
