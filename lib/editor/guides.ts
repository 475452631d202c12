import type { Box } from "./box";

export interface Snap {
  /** How far to move what is dragged so that it is in line. */
  by: { x: number; y: number };
  /** Where the lines are, or null where nothing is near enough. */
  x: number | null;
  y: number | null;
}

/**
 * The nearest line of a box's edges and middle with those of others, across and down.
 *
 * @param reach how near is near enough, in pixels of the canvas
 */
export function snapToOthers(box: Box, others: readonly Box[], reach: number): Snap {
  const across = nearest(
    box.x,
    box.width,
    others.map(({ x, width }) => [x, width] as const),
    reach,
  );
  const down = nearest(
    box.y,
    box.height,
    others.map(({ y, height }) => [y, height] as const),
    reach,
  );
  return { by: { x: across.by, y: down.by }, x: across.at, y: down.at };
}

function nearest(
  from: number,
  length: number,
  others: readonly (readonly [from: number, length: number])[],
  reach: number,
): { by: number; at: number | null } {
  let best: { by: number; at: number | null } = { by: 0, at: null };
  let least = reach;
  for (const [start, size] of others) {
    for (const at of [start, start + size / 2, start + size]) {
      for (const own of [from, from + length / 2, from + length]) {
        const far = Math.abs(at - own);
        // The first of equally near ones, so that lines do not jump.
        if (far < least || (far === least && best.at === null)) {
          least = far;
          best = { by: at - own, at };
        }
      }
    }
  }
  return best;
}
