import type { Result } from "@/lib/util/result";
import { levelsOf } from "./levels";
import { soundLimits } from "./limits";
import { looksLikeMp3, readMp3 } from "./mp3";
import type { SoundFormat, SoundLevels, SoundProblem } from "./sound";
import { latin1, readWav, wavSamples } from "./wav";

export interface ReadSound {
  format: SoundFormat;
  /** Null for MP3, which is not decoded here: a browser measures it. */
  levels: SoundLevels | null;
}

/**
 * What a file of sound is, from its bytes; its name and what a browser says it is count for nothing.
 *
 * @returns its format, or the one reason why the carrier cannot play it
 */
export function readSound(bytes: Uint8Array): Result<ReadSound, SoundProblem> {
  if (bytes.length === 0) return { ok: false, error: { code: "empty" } };
  const tooLarge = sizeProblem(bytes.length);
  if (tooLarge) return { ok: false, error: tooLarge };
  const read = soundOf(bytes);
  if (!read.ok) return read;
  const seconds = read.value.format.durationMs / 1_000;
  if (seconds === 0) return { ok: false, error: { code: "empty" } };
  if (seconds <= soundLimits.seconds) return read;
  return { ok: false, error: { code: "tooLong", seconds: Math.round(seconds), limit: soundLimits.seconds } };
}

/** What there is to say of a size alone, before anything is read. */
export function sizeProblem(bytes: number): SoundProblem | null {
  if (bytes <= soundLimits.bytes) return null;
  return { code: "tooLarge", megabytes: Math.ceil((bytes / 2 ** 20) * 10) / 10, limit: soundLimits.bytes / 2 ** 20 };
}

function soundOf(bytes: Uint8Array): Result<ReadSound, SoundProblem> {
  if (latin1(bytes, 0, 4) === "RIFF" && latin1(bytes, 8, 4) === "WAVE") {
    const wav = readWav(bytes);
    if (!wav.ok) return wav;
    const levels = levelsOf(wavSamples(wav.value), wav.value.format.sampleRate);
    return { ok: true, value: { format: wav.value.format, levels } };
  }
  const other = otherSound(bytes);
  if (other !== null) return { ok: false, error: { code: "otherAudio", looksLike: other } };
  const mp3 = readMp3(bytes);
  if (mp3.ok) return { ok: true, value: { format: mp3.value, levels: null } };
  if (looksLikeMp3(bytes)) return mp3;
  return { ok: false, error: { code: "notAudio", looksLike: otherThing(bytes) } };
}

/** Sound that browsers may know how to decode and the carrier does not. */
function otherSound(bytes: Uint8Array): string | null {
  const head = latin1(bytes, 0, 4);
  if (head === "OggS") return "Ogg";
  if (head === "fLaC") return "FLAC";
  if (head === "FORM" && latin1(bytes, 8, 3) === "AIF") return "AIFF";
  if (head === "caff") return "Core Audio";
  if (latin1(bytes, 4, 4) === "ftyp") return "MPEG-4";
  if (head === "\x1aE\xdf\xa3") return "WebM";
  // AAC in ADTS frames has the same sync bits as MP3 and no layer.
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return "AAC";
  return null;
}

/** Files that people choose by mistake, by their first bytes. */
function otherThing(bytes: Uint8Array): string | null {
  const head = latin1(bytes, 0, 8);
  const known: [string, string][] = [
    ["%PDF", "PDF"],
    ["PK\x03\x04", "ZIP"],
    ["\x89PNG", "PNG"],
    ["\xff\xd8\xff", "JPEG"],
    ["GIF8", "GIF"],
    ["RIFF", "RIFF"],
    ["<", "HTML"],
  ];
  const found = known.find(([start]) => head.startsWith(start));
  if (found) return found[1];
  const isText = bytes.subarray(0, 512).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  return isText ? "text" : null;
}
