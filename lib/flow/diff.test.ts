import { expect, it } from "vitest";
import { diffFlows } from "./diff";
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
  expect(diffFlows(before, after)).toEqual({
    fields: ["name"],
    commentsChanged: false,
    nodes: {
      welcome: { kind: "changed", type: "greeting", label: "Hello", paths: ["label", "config.prompt", "exits.next"] },
      menu: { kind: "moved", type: "menu", label: "Menu", paths: [] },
      queue: { kind: "added", type: "queue", label: "Support", paths: [] },
      gone: { kind: "removed", type: "hangUp", label: "Bye", paths: [] },
    },
  });
});

it("finds nothing between a flow and itself", () => {
  expect(diffFlows(before, structuredClone(before))).toEqual({ fields: [], nodes: {}, commentsChanged: false });
});
