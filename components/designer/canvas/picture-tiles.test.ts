import { describe, expect, it } from "vitest";
import { type CanvasNode, cardWidth, type WireEdge } from "./flow-elements";
import { type CardFacts, pictureOf } from "./picture-tiles";

const card = (id: string, x: number, y: number): CanvasNode => ({
  id,
  type: "card",
  data: {},
  position: { x, y },
  measured: { width: cardWidth, height: 100 },
});
const wire = (source: string, target: string): WireEdge => ({ id: source, source, target, data: { exit: "next" } });
const facts: CardFacts = { family: "ask", exits: [{ id: "next" }], isJump: false };
const picture = (nodes: CanvasNode[], wires: WireEdge[] = [], rtl = false) => pictureOf(nodes, wires, () => facts, rtl);
const near = [card("a", 0, 0), card("b", 400, 0)];

describe("pictureOf", () => {
  it("draws cards of a family as one shape, with the family's edge at the reading side", () => {
    expect(picture(near).tiles).toEqual([
      {
        key: "0,0",
        wires: "",
        cards: [
          {
            family: "ask",
            bodies: "M0 0h264v100h-264zM400 0h264v100h-264z",
            edges: "M0 0h3v100h-3zM400 0h3v100h-3z",
          },
        ],
      },
    ]);
    expect(picture([card("a", 0, 0)], [], true).tiles[0]?.cards[0]?.edges).toBe("M261 0h3v100h-3z");
  });

  it("draws a wire from its exit's row to the title of the card that it leads to", () => {
    const [tile] = picture(near, [wire("a", "b")]).tiles;
    // The only exit is the last row: 4 pixels of margin and half a row above the card's foot.
    expect(tile?.wires).toMatch(/^M264,84 C.* 400,20$/);
  });

  it("leaves out wires of cards that it does not draw, and cards that the document has no longer", () => {
    expect(picture([card("a", 0, 0)], [wire("a", "b"), wire("b", "a")]).tiles[0]?.wires).toBe("");
    expect(pictureOf(near, [], () => null, false).tiles).toEqual([]);
  });

  it("draws no wires of a jump, whose card says where it leads", () => {
    const jump = pictureOf(near, [wire("a", "b")], () => ({ ...facts, isJump: true }), false);
    expect(jump.tiles[0]?.wires).toBe("");
  });

  it("an edit changes one tile; a wire that neither end's neighbourhood shows belongs to none", () => {
    const far = card("far", 20_000, 0);
    const before = picture([...near, far], [wire("a", "b"), wire("b", "far")]);
    const after = picture([...near, { ...far, position: { x: 20_008, y: 0 } }], [wire("a", "b"), wire("b", "far")]);
    expect(before.tiles.map(({ key }) => key)).toEqual(["0,0", "4,0"]);
    expect(after.tiles[0]).toEqual(before.tiles[0]);
    expect(after.tiles[1]).not.toEqual(before.tiles[1]);
    expect(before.longWires).toMatch(/ 20000,20$/);
  });
});
