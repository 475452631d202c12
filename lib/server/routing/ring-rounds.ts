import type { RingTarget } from "@/lib/engine/effect";
import type { RingRound } from "@/lib/engine/event";
import { limits } from "@/lib/flow/limits";

/**
 * Who is rung in which round, from the rounds of each target.
 *
 * @param order `inOrder`: one target's rounds after the other's; `together`: every target's first round at once, then
 *   every target's second. In a merged round everybody rings as long as the longest (null: as the node says), and all are screened when one is
 */
export function ringRounds(perTarget: readonly RingRound[][], order: "together" | "inOrder"): RingRound[] {
  const rounds =
    order === "inOrder"
      ? perTarget.flat()
      : Array.from({ length: Math.max(0, ...perTarget.map(({ length }) => length)) }, (_, index) =>
          merged(perTarget.flatMap((own) => own[index] ?? [])),
        );
  return rounds.slice(0, limits.ringRounds);
}

function merged(rounds: readonly RingRound[]): RingRound {
  const targets = new Map<string, RingTarget>();
  for (const target of rounds.flatMap((round) => round.targets)) targets.set(JSON.stringify(target), target);
  const times = rounds.map(({ ringSeconds }) => ringSeconds);
  return {
    targets: [...targets.values()].slice(0, limits.rungTogether),
    ringSeconds: times.includes(null) ? null : Math.max(...times.map(Number)),
    screen: rounds.some(({ screen }) => screen),
  };
}
