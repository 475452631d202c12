/** How the samples of a file are written. */
export type SoundCodec = "pcm" | "float" | "alaw" | "ulaw" | "mp3";

/** What a file of sound is, read from its bytes alone. */
export interface SoundFormat {
  mimeType: "audio/wav" | "audio/mpeg";
  codec: SoundCodec;
  /** Of one sample; null where the codec has no such number. */
  bits: number | null;
  /** Samples a second. */
  sampleRate: number;
  channels: number;
  durationMs: number;
}

/** How loud a sound is. Decibels are dBFS: 0 is the loudest a sample can be, and null is digital silence. */
export interface SoundLevels {
  peakDb: number | null;
  /** Of the parts where there is any sound, so that pauses do not make a voice look quiet. */
  rmsDb: number | null;
  /** 0…1 of the samples that stand at the very limit. */
  clipped: number;
  /** `soundLimits.bars` heights from 0 to 100. */
  waveform: number[];
}

/** Why bytes are no prompt. Words for each are in `messages/…/prompts.json` under `problems`. */
export type SoundProblem =
  | { code: "empty" }
  /** `looksLike`: what the bytes begin as, e.g. `PDF`, or null when nobody knows. */
  | { code: "notAudio"; looksLike: string | null }
  /** Sound in a container that the carrier does not play, e.g. `Ogg`. */
  | { code: "otherAudio"; looksLike: string }
  /** A WAV whose samples the carrier does not play; `codec` in words, e.g. `24-bit PCM`. */
  | { code: "codec"; codec: string }
  /** A WAV or MP3 that ends before it begins, or whose numbers contradict one another. */
  | { code: "damaged"; format: "WAV" | "MP3" }
  | { code: "tooLarge"; megabytes: number; limit: number }
  | { code: "tooLong"; seconds: number; limit: number };
