import type { App } from "@/lib/server/app";
import { type AudioUse, audioUses } from "@/lib/server/audio/audio-uses";
import type { AudioTake } from "@/lib/server/db/generated/client";
import { personNames } from "@/lib/server/flows/person-name";

/** A sound as the library shows it; `id` is what it is heard by. */
export type TakeItem = Omit<AudioTake, "promptId" | "blobKey" | "createdBy"> & { createdBy: string | null };

export interface AudioItem {
  id: string;
  name: string;
  label: string;
  language: string | null;
  /** The take in force. */
  take: TakeItem;
  /** How many others are kept. */
  formerTakes: number;
  usedIn: AudioUse[];
}

/** Every recorded prompt by name, with where it is used. Hundreds at most, so the page searches and sorts by itself. */
export async function listAudio({ prisma }: App): Promise<AudioItem[]> {
  const prompts = await prisma.audioPrompt.findMany({ orderBy: { name: "asc" }, include: { takes: true } });
  if (prompts.length === 0) return [];
  const names = await personNames(
    prisma,
    prompts.flatMap(({ takes }) => takes.map(({ createdBy }) => createdBy)),
  );
  const uses = await audioUses(prisma);
  return prompts.flatMap(({ id, name, label, language, take: number, takes }) => {
    const take = takes.find((each) => each.number === number);
    if (!take) return [];
    return [
      {
        id,
        name,
        label,
        language,
        take: itemOf(take, names),
        formerTakes: takes.length - 1,
        usedIn: uses.get(name) ?? [],
      },
    ];
  });
}

/** All takes of a prompt, the newest first; empty when it is gone. */
export async function listTakes({ prisma }: App, promptId: string): Promise<TakeItem[]> {
  const takes = await prisma.audioTake.findMany({ where: { promptId }, orderBy: { number: "desc" } });
  const names = await personNames(
    prisma,
    takes.map(({ createdBy }) => createdBy),
  );
  return takes.map((take) => itemOf(take, names));
}

function itemOf(
  { promptId: _prompt, blobKey: _blob, createdBy, ...take }: AudioTake,
  names: ReadonlyMap<string | null, string>,
): TakeItem {
  return { ...take, createdBy: names.get(createdBy) ?? null };
}
