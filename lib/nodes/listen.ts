import type { GatherEffect, SpokenEffect } from "@/lib/engine/effect";

/** How a question is answered. */
export interface Listening {
  keys: boolean;
  speech: boolean;
  /** It ends by itself after so many; without, `#` or a pause ends it. */
  numDigits?: number;
  timeoutSeconds: number;
  speechTimeoutSeconds: number;
  hints?: string[];
  secret?: boolean;
}

/** Asks, and may be interrupted. */
export function listen(prompts: SpokenEffect[], language: string, listening: Listening): GatherEffect {
  const { keys, speech, numDigits, timeoutSeconds, speechTimeoutSeconds, hints = [], secret = false } = listening;
  return {
    type: "gather",
    input: [...(keys ? (["dtmf"] as const) : []), ...(speech ? (["speech"] as const) : [])],
    prompts,
    bargeIn: true,
    language,
    ...(keys && numDigits !== undefined ? { numDigits } : {}),
    finishOnKey: keys && numDigits === undefined ? "#" : "",
    timeoutSeconds,
    ...(speech ? { speechTimeoutSeconds } : {}),
    hints: speech ? hints : [],
    secret,
  };
}
