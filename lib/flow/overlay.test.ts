import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "./document";
import { overlayFlows, readingOrder } from "./overlay";

const node = (type: string, exits: FlowNode["exits"] = {}): FlowNode => ({ type, label: type, config: {}, exits });

const before: FlowDocument = {
  ...emptyFlow("Support"),
  entry: "welcome",
  nodes: {
    welcome: node("greeting", { next: "menu" }),
    menu: node("menu", { bills: "bills", sales: "bye", fax: "bye" }),
    bills: node("queue", { timeout: "bye" }),
    bye: node("hangUp"),
  },
  layout: { welcome: { x: 0, y: 0 }, menu: { x: 300, y: 0 }, bills: { x: 600, y: 0 }, bye: { x: 900, y: 0 } },
  comments: [{ id: "old", text: "Old", x: 0, y: 0 }],
};
const after: FlowDocument = {
  ...before,
  nodes: {
    welcome: node("greeting", { next: "menu" }),
    menu: node("menu", { bills: "desk", sales: null, chat: "desk" }),
    desk: node("queue", { timeout: "bye" }),
    bye: node("hangUp"),
  },
  layout: { welcome: { x: 0, y: 0 }, menu: { x: 300, y: 200 }, desk: { x: 600, y: 0 }, bye: { x: 900, y: 0 } },
  comments: [],
};

it("draws what was removed where it stood, or below what stands there now, with the exits that led to it", () => {
  const { document, exits, moves } = overlayFlows(before, after);
  expect(Object.keys(document.nodes)).toEqual(["welcome", "menu", "desk", "bye", "bills"]);
  expect(document.layout.bills).toEqual({ x: 600, y: 136 });
  const { desk: _desk, ...rest } = after.nodes;
  expect(overlayFlows(before, { ...after, nodes: rest }).document.layout.bills).toEqual({ x: 600, y: 0 });
  expect(document.comments.map(({ id }) => id)).toEqual(["old"]);
  expect(document.nodes.menu?.exits).toEqual({ bills: "desk", sales: null, chat: "desk", fax: "bye" });
  expect(exits).toEqual({ menu: { bills: "changed", sales: "removed", chat: "added", fax: "removed" } });
  expect(moves).toEqual([{ id: "menu", from: { x: 300, y: 0 }, to: { x: 300, y: 200 } }]);
});

it("has every wire of both, each once", () => {
  const { wires } = overlayFlows(before, after);
  expect(wires.map(({ from, exit, to, kind }) => `${kind} ${from}.${exit} → ${to}`)).toEqual([
    "same welcome.next → menu",
    "added menu.bills → desk",
    "removed menu.bills → bills",
    "removed menu.sales → bye",
    "added menu.chat → desk",
    "removed menu.fax → bye",
    "added desk.timeout → bye",
    "removed bills.timeout → bye",
  ]);
});

it("reads a drawing as a call goes through it, and forgets nothing", () => {
  const { document } = overlayFlows(before, after);
  expect(readingOrder(document)).toEqual(["welcome", "menu", "desk", "bye", "bills"]);
});
