import type { GoldenCall } from "@/lib/simulator/golden-call";

/** What is to be heard between two things the caller does: to the letter, or among others, or whatever. */
export type Hearing = Pick<GoldenCall, "hears" | "hearsAmong">;

/**
 * What a golden call says is heard, piece by piece as `PlayedCall` tells it: waiting on after waiting is one piece,
 * because a caller who waits does nothing that could be seen.
 */
export function expectedHearing({ hears, hearsAmong, steps }: GoldenCall): Hearing[] {
  const pieces: Hearing[] = [{ hears, hearsAmong }];
  for (const [index, { caller, ...step }] of steps.entries()) {
    const before = steps[index - 1]?.caller;
    const goesOn = "waitSeconds" in caller && before !== undefined && "waitSeconds" in before;
    if (goesOn) pieces.push(both(pieces.pop() as Hearing, step));
    else pieces.push(step);
  }
  return pieces;
}

/** Expected and actual wherever they differ. */
export function notHeardAsWritten(expected: readonly Hearing[], heard: readonly string[][]) {
  const differences: { piece: number; expected: Hearing | null; actual: string[] | null }[] = [];
  for (let piece = 0; piece < Math.max(expected.length, heard.length); piece += 1) {
    const [wanted, actual] = [expected[piece] ?? null, heard[piece] ?? null];
    if (wanted === null || actual === null || !asWritten(wanted, actual))
      differences.push({ piece, expected: wanted, actual });
  }
  return differences;
}

const asWritten = ({ hears, hearsAmong = [] }: Hearing, actual: readonly string[]) =>
  (hears === undefined || JSON.stringify(hears) === JSON.stringify(actual)) &&
  hearsAmong.every((text) => actual.includes(text));

function both(first: Hearing, second: Hearing): Hearing {
  const hears = first.hears && second.hears ? [...first.hears, ...second.hears] : undefined;
  return { hears, hearsAmong: [...(first.hearsAmong ?? []), ...(second.hearsAmong ?? [])] };
}
