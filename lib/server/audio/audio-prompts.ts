import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import { forgetOldTakes, keepSound } from "@/lib/server/audio/audio-takes";
import { type AudioUse, audioUses } from "@/lib/server/audio/audio-uses";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Prisma } from "@/lib/server/db/generated/client";
import { isPrismaError } from "@/lib/server/flows/bindings";
import { refuseInUse } from "@/lib/server/flows/flows-using";
import { notify } from "@/lib/server/flows/notify";
import { blobs } from "@/lib/server/media/installed-blobs";
import type { SoundLevels } from "@/lib/sound/sound";

export interface NewAudioPrompt {
  /** The name that flows use. */
  name: string;
  label: string;
  /** `ar-AE`; null: none. */
  language: string | null;
}

/**
 * Keeps a recording under the name that flows use, as its first take.
 *
 * @param measured levels of an MP3, see `keepSound`
 * @throws AppError badInput with `SoundProblem`'s reason; conflict `nameTaken`
 */
export function uploadAudio(
  app: App,
  actor: Actor,
  prompt: NewAudioPrompt,
  bytes: Uint8Array,
  measured: SoundLevels | null,
): Promise<{ id: string }> {
  return keepSound(app, actor, bytes, measured, async (take) => {
    try {
      return await app.prisma.$transaction(async (tx) => {
        const data = { ...prompt, createdBy: take.createdBy, takes: { create: { ...take, number: 1 } } };
        const { id } = await tx.audioPrompt.create({ data, select: { id: true } });
        await record(tx, actor, "uploaded", id, { name: prompt.name, sizeBytes: take.sizeBytes });
        return { id };
      });
    } catch (error) {
      if (isPrismaError(error, "P2002")) throw new AppError("conflict", "This name is taken.", { reason: "nameTaken" });
      throw error;
    }
  });
}

/**
 * Another sound for a prompt. Flows name the prompt, so callers of published flows hear the new take from their next
 * turn on; the former one is kept and can be brought back.
 *
 * @throws AppError as `uploadAudio`; notFound
 */
export async function replaceAudio(
  app: App,
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  measured: SoundLevels | null,
): Promise<{ take: number }> {
  const { take, forgotten } = await keepSound(app, actor, bytes, measured, (sound) =>
    app.prisma.$transaction(async (tx) => {
      const prompt = await locked(tx, id);
      const newest = await tx.audioTake.aggregate({ where: { promptId: id }, _max: { number: true } });
      const number = (newest._max.number ?? 0) + 1;
      await tx.audioTake.create({ data: { ...sound, promptId: id, number } });
      await tx.audioPrompt.update({ where: { id }, data: { take: number } });
      await record(tx, actor, "replaced", id, { name: prompt.name, take: number, former: prompt.take });
      return { take: number, forgotten: await forgetOldTakes(tx, id, number) };
    }),
  );
  for (const key of forgotten) await blobs(app).delete(key);
  return { take };
}

/** Puts a former take in force again. @throws AppError notFound */
export async function bringBackTake(app: App, actor: Actor, id: string, number: number): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const prompt = await locked(tx, id);
    const take = await tx.audioTake.findUnique({ where: { promptId_number: { promptId: id, number } } });
    if (!take) throw gone();
    await tx.audioPrompt.update({ where: { id }, data: { take: number } });
    await record(tx, actor, "replaced", id, { name: prompt.name, take: number, former: prompt.take });
  });
}

/** A prompt's label and language; its name, which flows use, stays. @throws AppError notFound */
export async function changeAudio(
  app: App,
  actor: Actor,
  id: string,
  changes: Omit<NewAudioPrompt, "name">,
): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const prompt = await locked(tx, id);
    await tx.audioPrompt.update({ where: { id }, data: changes });
    await record(tx, actor, "changed", id, { name: prompt.name });
  });
}

/**
 * Deletes a prompt with all its takes. Drafts that name it show a problem; what is published or is to be must not.
 *
 * @throws AppError notFound; conflict `inUse` with the flows whose published version plays it, or `inSchedule`
 */
export async function deleteAudio(app: App, actor: Actor, id: string): Promise<void> {
  const keys = await app.prisma.$transaction(async (tx) => {
    const { name } = await locked(tx, id);
    const uses = (await audioUses(tx)).get(name) ?? [];
    const flowsIn = (place: AudioUse["in"]) => [
      ...new Set(uses.filter((use) => use.in === place).map(({ flowName }) => flowName)),
    ];
    refuseInUse({ live: flowsIn("version"), scheduled: flowsIn("schedule") });
    const takes = await tx.audioTake.findMany({ where: { promptId: id }, select: { blobKey: true } });
    await tx.audioPrompt.delete({ where: { id } });
    await record(tx, actor, "deleted", id, { name });
    return takes.map(({ blobKey }) => blobKey);
  });
  for (const key of keys) await blobs(app).delete(key);
}

/** Two who replace the same prompt at once get two takes, one after the other. */
async function locked(tx: Prisma.TransactionClient, id: string): Promise<{ name: string; take: number }> {
  const [prompt] = await tx.$queryRaw<{ name: string; take: number }[]>`
    SELECT name, take FROM audio_prompt WHERE id = ${id} FOR UPDATE`;
  if (!prompt) throw gone();
  return prompt;
}

const gone = () => new AppError("notFound", "It is gone already.");

async function record(
  tx: Prisma.TransactionClient,
  actor: Actor,
  what: "uploaded" | "replaced" | "changed" | "deleted",
  id: string,
  details: Record<string, string | number>,
): Promise<void> {
  await audit(tx, actor, { action: `audio.${what}`, subjectType: "audio", subjectId: id, details });
  await notify(tx, "bindings");
}
