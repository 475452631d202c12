import { nanoid } from "nanoid";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import type { Prisma } from "@/lib/server/db/generated/client";
import { blobs } from "@/lib/server/media/installed-blobs";
import { soundLimits } from "@/lib/sound/limits";
import { readSound } from "@/lib/sound/read-sound";
import type { SoundLevels, SoundProblem } from "@/lib/sound/sound";

/** What a take row holds beside its prompt and its number. */
export type NewTake = Omit<Prisma.AudioTakeUncheckedCreateInput, "id" | "promptId" | "number">;

/**
 * Reads a sound by its bytes and keeps it, encrypted. What a WAV sounds like is measured here; an MP3 has the levels
 * that the uploader's browser measured, or none.
 *
 * @param use what is to be done with it; when that fails the bytes are taken away again
 * @throws AppError badInput with the reason that `SoundProblem` gives
 */
export async function keepSound<T>(
  app: App,
  actor: Actor,
  bytes: Uint8Array,
  measured: SoundLevels | null,
  use: (take: NewTake) => Promise<T>,
): Promise<T> {
  const read = readSound(bytes);
  if (!read.ok) throw refusal(read.error);
  const { format, levels = measured } = { ...read.value, levels: read.value.levels ?? measured };
  const blobKey = `prompts/${nanoid()}`;
  // The bytes first: a prompt without its recording would be silence in somebody's ear.
  await blobs(app).write(blobKey, bytes);
  try {
    return await use({
      mimeType: format.mimeType,
      blobKey,
      sizeBytes: bytes.byteLength,
      durationMs: format.durationMs,
      codec: format.codec,
      sampleRate: format.sampleRate,
      channels: format.channels,
      peakDb: levels?.peakDb ?? null,
      rmsDb: levels?.rmsDb ?? null,
      clipped: levels?.clipped ?? null,
      waveform: levels?.waveform ?? [],
      createdBy: actor.kind === "user" ? actor.id : null,
    });
  } catch (error) {
    await blobs(app).delete(blobKey);
    throw error;
  }
}

/** Forgets the oldest takes that are not in force. @returns keys of blobs to delete once this is committed */
export async function forgetOldTakes(tx: Prisma.TransactionClient, promptId: string, inForce: number) {
  const former = await tx.audioTake.findMany({
    where: { promptId, number: { not: inForce } },
    orderBy: { number: "desc" },
    skip: soundLimits.formerTakes,
    select: { id: true, blobKey: true },
  });
  await tx.audioTake.deleteMany({ where: { id: { in: former.map(({ id }) => id) } } });
  return former.map(({ blobKey }) => blobKey);
}

/** In English for other programs; people read `errors.sound_<code>`. */
const words: Record<SoundProblem["code"], string> = {
  empty: "The file holds no sound.",
  notAudio: "This is neither a WAV nor an MP3 file.",
  otherAudio: "The carrier plays WAV and MP3 only.",
  codec: "The carrier does not play this kind of WAV; save it as 16-bit PCM.",
  damaged: "The file is damaged or breaks off.",
  tooLarge: `A recording may have ${soundLimits.bytes / 2 ** 20} MB.`,
  tooLong: `A recording may last ${soundLimits.seconds / 60} minutes.`,
};

function refusal(problem: SoundProblem): AppError {
  const { code, ...values } = problem;
  const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? ""]));
  const kind = code === "tooLarge" ? "tooLarge" : "badInput";
  return new AppError(kind, words[code], { reason: `sound_${code}`, values: given });
}
