import { expect, it } from "vitest";
import { changeCounts, diffFlows, isLayoutOnly, isSame } from "./diff";
import { emptyFlow, type FlowDocument } from "./document";

const before: FlowDocument = {
  ...emptyFlow("Support"),
  entry: "welcome",
  nodes: {
    welcome: { type: "greeting", label: "Welcome", config: { prompt: {} }, exits: { next: "menu" } },
    menu: { type: "menu", label: "Menu", config: {}, exits: { sales: null } },
    gone: { type: "hangUp", label: "Bye", config: {}, exits: {} },
  },
  layout: { welcome: { x: 0, y: 0 }, menu: { x: 300, y: 0 } },
};

it("says what was added, removed, rewired and moved", () => {
  const after: FlowDocument = {
    ...before,
    name: "Help",
    nodes: {
      welcome: {
        type: "greeting",
        label: "Hello",
        config: { prompt: { "en-US": { say: "Hi" } } },
        exits: { next: "queue" },
      },
      menu: { type: "menu", label: "Menu", config: {}, exits: {} },
      queue: { type: "queue", label: "Support", config: {}, exits: {} },
    },
    layout: { welcome: { x: 0, y: 0 }, menu: { x: 320, y: 0 } },
  };
  const diff = diffFlows(before, after);
  expect(diff).toEqual({
    fields: ["name"],
    comments: {},
    subflows: [],
    nodes: {
      welcome: {
        kind: "changed",
        moved: false,
        type: "greeting",
        label: "Hello",
        paths: ["label", "config.prompt", "exits.next"],
      },
      menu: { kind: "moved", moved: true, type: "menu", label: "Menu", paths: [] },
      queue: { kind: "added", moved: false, type: "queue", label: "Support", paths: [] },
      gone: { kind: "removed", moved: false, type: "hangUp", label: "Bye", paths: [] },
    },
  });
  expect(changeCounts(diff)).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 });
});

it("finds nothing between a flow and itself", () => {
  const diff = diffFlows(before, structuredClone(before));
  expect(diff).toEqual({ fields: [], nodes: {}, comments: {}, subflows: [] });
  expect(isSame(diff)).toBe(true);
});

it("tells what callers hear from where things stand", () => {
  const moved = diffFlows(before, {
    ...before,
    layout: { ...before.layout, menu: { x: 0, y: 500 } },
    comments: [{ id: "note", text: "Look", x: 0, y: 0 }],
  });
  expect([isSame(moved), isLayoutOnly(moved)]).toEqual([false, true]);
  expect(moved.comments).toEqual({ note: "added" });
  const rewired = structuredClone(before);
  if (rewired.nodes.welcome) rewired.nodes.welcome.exits = { next: "gone" };
  expect(isLayoutOnly(diffFlows(before, rewired))).toBe(false);
});

it("names the flows inside it that are others, where both sides tell", () => {
  const inner = emptyFlow("Billing");
  const running = { ...before, subflows: { Billing: inner, Hours: emptyFlow("Hours") } };
  const renewed = { ...before, subflows: { Billing: { ...inner, entry: "start" }, Hours: emptyFlow("Hours") } };
  expect(diffFlows(running, renewed).subflows).toEqual(["Billing"]);
  expect(diffFlows(running, before).subflows).toEqual([]);
});
