import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, type LabelledWire, labelPlaces, pointAlong } from "./label-places";

const wire = (id: string, calls: number, from: [number, number], to: [number, number], width = 40): LabelledWire => ({
  id,
  calls,
  width,
  curve: { from: { x: from[0], y: from[1] }, to: { x: to[0], y: to[1] } },
  middle: { x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 },
});
const height = 20;

describe("the labels of wires", () => {
  it("are near where each begins", () => {
    expect([...labelPlaces([wire("a", 1, [0, 0], [300, 0]), wire("b", 1, [0, 100], [300, 0])], [], height)]).toEqual([
      ["a", 0.3],
      ["b", 0.3],
    ]);
  });

  it("of two that would cover one another are apart, that of fewer calls further along", () => {
    const places = labelPlaces([wire("few", 2, [0, 10], [300, 0]), wire("many", 9, [0, 0], [300, 0])], [], height);
    expect(places.get("many")).toBe(0.3);
    expect(places.get("few")).toBeGreaterThan(0.3);
  });

  it("move along when a card is in the way, and are left out where there is no room", () => {
    const card = { left: 60, right: 140, top: -50, bottom: 50 };
    expect(labelPlaces([wire("a", 1, [0, 0], [300, 0])], [card], height).get("a")).toBe(0.6);
    expect(labelPlaces([wire("a", 1, [0, 0], [300, 0])], [{ ...card, left: 0, right: 300 }], height).size).toBe(0);
  });

  it("of a wire that goes round cards are in its middle or nowhere", () => {
    const back = { ...wire("back", 1, [300, 0], [0, 0]), curve: null, middle: { x: 150, y: 80 } };
    expect(labelPlaces([back], [], height).get("back")).toBe(0.5);
    expect(labelPlaces([back], [{ left: 140, right: 160, top: 70, bottom: 90 }], height).size).toBe(0);
  });

  it("cover nothing, whatever wires and cards there are", () => {
    const at = fc.integer({ min: 0, max: 900 });
    const point = fc.record({ x: at, y: at });
    const boxes = fc.array(
      point.map(({ x, y }): Box => ({ left: x, right: x + 264, top: y, bottom: y + 90 })),
      { maxLength: 6 },
    );
    const wires = fc.array(fc.record({ from: point, to: point, width: fc.integer({ min: 20, max: 120 }), calls: at }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(boxes, wires, (cards, ends) => {
        const all = ends.map(({ from, to, ...rest }, id) => ({
          ...rest,
          id: String(id),
          curve: { from, to },
          middle: from,
        }));
        const placed = [...labelPlaces(all, cards, height)].map(([id, share]): Box => {
          const { curve, width } = all[Number(id)] as (typeof all)[number];
          const { x, y } = pointAlong(curve.from, curve.to, share);
          return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
        });
        for (const [at, one] of placed.entries())
          for (const other of [...cards, ...placed.slice(0, at)]) {
            const isBeside = one.right <= other.left || other.right <= one.left;
            expect(isBeside || one.bottom <= other.top || other.bottom <= one.top).toBe(true);
          }
      }),
    );
  });
});
