import { soundLimits } from "./limits";
import type { SoundFormat, SoundLevels } from "./sound";

/** What a listener would say of a recording, in the order of its weight. */
export type SoundAdvice = "silent" | "clipped" | "quiet" | "stereo" | "long";

/** Speech on a telephone line is comfortable around -20 dBFS; ten under that is strained after. */
const quietDb = -32;
/** More than one sample in two thousand at the limit is heard as crackling. */
const clippedShare = 0.0005;

/** What is to be said of a recording before callers hear it; empty when it is fine. Levels that nobody has measured say nothing. */
export function soundAdvice(
  format: Pick<SoundFormat, "channels" | "durationMs">,
  levels: Pick<SoundLevels, "peakDb" | "rmsDb" | "clipped"> | null,
): SoundAdvice[] {
  const advice: SoundAdvice[] = [];
  if (levels) {
    if (levels.rmsDb === null) advice.push("silent");
    else {
      if (levels.clipped > clippedShare) advice.push("clipped");
      if (levels.rmsDb < quietDb) advice.push("quiet");
    }
  }
  if (format.channels > 1) advice.push("stereo");
  if (format.durationMs > soundLimits.longSeconds * 1_000) advice.push("long");
  return advice;
}
