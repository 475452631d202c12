/** Every limit of a recorded prompt, in one place. */
export const soundLimits = {
  /** Bytes of a file. About a quarter of an hour of MP3, ten minutes of telephone WAV. */
  bytes: 10 * 2 ** 20,
  /** Hold music is the longest thing anybody plays. */
  seconds: 15 * 60,
  /** A recording made in the browser. */
  recordedSeconds: 5 * 60,
  /** A caller who hears more than this before being asked anything presses 0 or hangs up. */
  longSeconds: 45,
  /** Former takes of a prompt that are kept, the one in force not counted. */
  formerTakes: 10,
  /** Bars of a drawn waveform. */
  bars: 96,
} as const;

/** Telephone sound, and the wide band that newer lines carry. */
export const recordedRates = [8_000, 16_000] as const;
export type RecordedRate = (typeof recordedRates)[number];
