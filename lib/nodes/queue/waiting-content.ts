import type { SpokenEffect } from "@/lib/engine/effect";
import type { NodeContext } from "@/lib/engine/node-type";
import type { QueueConfig } from "./index";

/** The carrier asks again after each document, so a short one lets an agent or a limit take effect soon. */
const documentSeconds = 15;

/** Slow speech, so that the estimate errs to the short side of the limit. */
const charactersPerSecond = 12;

/**
 * What a waiting caller hears until the carrier asks again, at most 15 s. Position and wait are told when due and
 * known, never guessed.
 *
 * @param toldAtMs when this caller last heard an announcement, null: never
 * @returns `told` when this document holds one
 */
export function waitingContent(
  { config, session, speak, atMs }: NodeContext<QueueConfig>,
  toldAtMs: number | null,
): { effects: SpokenEffect[]; told: boolean } {
  const due = toldAtMs === null || atMs - toldAtMs >= config.announceEverySeconds * 1000;
  const known = session.queue;
  const position = config.tellPosition && known?.position != null ? speak(config.positionPrompt) : [];
  const wait = config.tellEstimatedWait && known?.estimatedWaitSeconds != null ? speak(config.estimatedWaitPrompt) : [];
  const spoken = due ? [...position, ...wait, ...speak(config.waitPrompt)] : [];
  const quietSeconds = Math.floor(documentSeconds - spoken.reduce((total, effect) => total + seconds(effect), 0));

  if (config.music !== "" && spoken.length === 0)
    return { effects: [{ type: "play", source: config.music }], told: due };
  return { effects: [...spoken, { type: "pause", seconds: Math.max(1, Math.min(10, quietSeconds)) }], told: due };
}

/** Recorded audio's length is not known here; it is taken to fill half a document. */
function seconds(effect: SpokenEffect): number {
  if (effect.type === "say") return effect.text.length / charactersPerSecond;
  return effect.type === "pause" ? effect.seconds : documentSeconds / 2;
}
