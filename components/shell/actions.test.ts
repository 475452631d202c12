import { describe, expect, it } from "vitest";
import { createActionRegistry } from "@/components/shell/actions";

describe("the sections of actions", () => {
  it("are one where their titles are one", () => {
    const registry = createActionRegistry();
    registry.set({ id: "a", title: "Designer", actions: [{ id: "undo", label: "Undo" }] });
    registry.set({ id: "b", title: "Everywhere", actions: [{ id: "keys", label: "Keys" }] });
    registry.set({ id: "c", title: "Designer", actions: [{ id: "prompts", label: "All prompts" }] });
    const told = registry.sections().map(({ title, actions }) => [title, ...actions.map(({ id }) => id)]);
    expect(told).toEqual([
      ["Designer", "undo", "prompts"],
      ["Everywhere", "keys"],
    ]);
    registry.delete("a");
    expect(registry.sections().map(({ id }) => id)).toEqual(["b", "c"]);
  });
});
