/** In pixels of the canvas. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface LabelledWire {
  id: string;
  /** Of two labels that want the same place, the one of more calls has it. */
  calls: number;
  /** Of its label. */
  width: number;
  /** Null: it has room in its middle only, since it goes round cards. */
  curve: { from: Point; to: Point } | null;
  middle: Point;
}

/**
 * How far along a wire its label may be (0 its begin, 1 its end), the most wanted first: near where it begins, so that
 * wires which meet in one step keep their labels apart.
 */
const wanted = [0.3, 0.4, 0.5, 0.6, 0.7, 0.2, 0.8];

/**
 * Where every label is that covers no card and no other label.
 *
 * @param height of a label
 * @returns how far along its wire, by wire; one that has room nowhere is not in it
 */
export function labelPlaces(
  wires: readonly LabelledWire[],
  taken: readonly Box[],
  height: number,
): ReadonlyMap<string, number> {
  const boxes = new BoxGrid(taken);
  const places = new Map<string, number>();
  for (const { id, width, curve, middle } of wires.toSorted((one, other) => other.calls - one.calls)) {
    const found = (curve ? wanted : [0.5]).find((share) => {
      const { x, y } = curve ? pointAlong(curve.from, curve.to, share) : middle;
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      if (boxes.meets(box)) return false;
      boxes.add(box);
      return true;
    });
    if (found !== undefined) places.set(id, found);
  }
  return places;
}

/** A point of a Bézier whose handles reach half the way sideways, as wires forwards are drawn. */
export function pointAlong(from: Point, to: Point, share: number): Point {
  const [first, second, third] = [3 * share * (1 - share) ** 2, 3 * share ** 2 * (1 - share), share ** 3];
  const [sideways, down] = [(first + second) / 2 + third, second + third];
  return { x: from.x + sideways * (to.x - from.x), y: from.y + down * (to.y - from.y) };
}

const cell = 400;

/** Boxes by where they are, so that a large flow's thousands of labels are not compared with one another. */
class BoxGrid {
  private readonly cells = new Map<string, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const key of cellsOf(box)) {
      const own = this.cells.get(key);
      if (own) own.push(box);
      else this.cells.set(key, [box]);
    }
  }

  meets(box: Box): boolean {
    return cellsOf(box).some((key) => this.cells.get(key)?.some((other) => meet(box, other)));
  }
}

const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const keys: string[] = [];
  for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1)
    for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) keys.push(`${x} ${y}`);
  return keys;
}
