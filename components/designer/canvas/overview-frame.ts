export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Around all of them; null when there are none. */
export function boundsOf(rects: Iterable<Rect>): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The part of the canvas that an overview of a size shows: everything there is and what is in view, with a margin. */
export function overviewFrame(all: Rect | null, view: Rect, size: { width: number; height: number }): Rect {
  const { x, y, width, height } = (all && boundsOf([all, view])) ?? view;
  const margin = 5;
  const scale = Math.max(width / (size.width - 2 * margin), height / (size.height - 2 * margin));
  const frame = { width: size.width * scale, height: size.height * scale };
  return { x: x - (frame.width - width) / 2, y: y - (frame.height - height) / 2, ...frame };
}
