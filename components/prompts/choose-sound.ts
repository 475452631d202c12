import { decodeSound, telephoneSound } from "@/components/prompts/telephone-sound";
import { levelsOf } from "@/lib/sound/levels";
import { readSound, sizeProblem } from "@/lib/sound/read-sound";
import type { SoundFormat, SoundLevels, SoundProblem } from "@/lib/sound/sound";
import { encodeWav } from "@/lib/sound/wav";

/** A sound that is ready to be kept. */
export interface ChosenSound {
  file: File;
  format: SoundFormat;
  /** Null when the browser could not decode it. */
  levels: SoundLevels | null;
  /** What it was converted from, in words, e.g. `24-bit PCM`; null: it is as it was chosen. */
  convertedFrom: string | null;
}

/** `unreadable`: a folder, or a file that is gone by now. */
export type ChoiceProblem = SoundProblem | { code: "unreadable" };

export type Choice = { ok: true; sound: ChosenSound } | { ok: false; problem: ChoiceProblem };

/** Wide band: what is lost from there on is lost on every line. */
const convertedRate = 16_000;

/** What a chosen file is. Sound that phone lines do not play is converted when the browser can decode it. */
export async function chooseSound(file: File): Promise<Choice> {
  const tooLarge = sizeProblem(file.size);
  if (tooLarge) return { ok: false, problem: tooLarge };
  const bytes = await bytesOf(file);
  if (bytes === null) return { ok: false, problem: { code: "unreadable" } };
  const read = readSound(bytes);
  if (read.ok) {
    const { format, levels } = read.value;
    return {
      ok: true,
      sound: { file, format, levels: levels ?? (await measured(bytes, format)), convertedFrom: null },
    };
  }
  const from = convertible(read.error);
  if (from === null) return { ok: false, problem: read.error };
  try {
    const samples = await telephoneSound(bytes.buffer, convertedRate);
    return recordedSound(samples, convertedRate, file.name.replace(/\.[^.]*$/, ""), from);
  } catch {
    return { ok: false, problem: read.error };
  }
}

/** Samples as a WAV file. */
export function recordedSound(
  samples: Float32Array,
  sampleRate: number,
  name: string,
  convertedFrom: string | null = null,
): Choice {
  const bytes = encodeWav(samples, sampleRate);
  const read = readSound(bytes);
  if (!read.ok) return { ok: false, problem: read.error };
  const file = new File([bytes], `${name}.wav`, { type: "audio/wav" });
  return { ok: true, sound: { file, ...read.value, convertedFrom } };
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function convertible(problem: SoundProblem): string | null {
  if (problem.code === "codec") return problem.codec;
  return problem.code === "otherAudio" ? problem.looksLike : null;
}

async function measured(bytes: Uint8Array, { sampleRate }: SoundFormat): Promise<SoundLevels | null> {
  try {
    return levelsOf(await decodeSound(bytes.slice().buffer, sampleRate), sampleRate);
  } catch {
    return null;
  }
}
