import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { removeNodes } from "../commands/remove-nodes";
import { setLabel } from "../commands/set-node";
import { takenBack } from "./take-back";

const node = (label: string, exits: FlowNode["exits"] = {}): FlowNode => ({ type: "menu", label, config: {}, exits });
const flow = (nodes: FlowDocument["nodes"]): FlowDocument => ({ ...emptyFlow("Support"), nodes });

/** The draft, and an older version put into it: another name of `a`, no `fresh`, and `old`, which the draft had not. */
const draft = flow({ a: node("Draft", { next: "b" }), b: node("B"), fresh: node("Fresh") });
const version = flow({ a: node("Version", { next: null }), b: node("B"), old: node("Old") });

describe("taking a step back of which something was changed since", () => {
  it("is the draft again where nothing was", () => {
    expect(takenBack(draft, version, version)).toEqual(draft);
  });

  it("keeps what was drawn since, beside all that comes back", () => {
    const now = {
      ...setLabel(version, "b", "Theirs"),
      nodes: { ...setLabel(version, "b", "Theirs").nodes, d: node("D") },
    };
    const { nodes } = takenBack(draft, version, now);
    expect(
      Object.values(nodes)
        .map(({ label }) => label)
        .toSorted(),
    ).toEqual(["D", "Draft", "Fresh", "Theirs"]);
    expect(nodes.a?.exits.next).toBe("b");
  });

  it("leaves a field as it was changed since, and a step that the version brought and somebody worked on", () => {
    const now = setLabel(setLabel(version, "a", "Since"), "old", "Worked on");
    const { nodes } = takenBack(draft, version, now);
    expect([nodes.a?.label, nodes.a?.exits.next, nodes.old?.label]).toEqual(["Since", "b", "Worked on"]);
  });

  it("leads nowhere where the step it led to was removed since", () => {
    const { nodes } = takenBack(draft, version, removeNodes(version, ["b"]));
    expect([nodes.b, nodes.a?.exits.next]).toEqual([undefined, null]);
  });
});
