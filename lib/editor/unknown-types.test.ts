import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diffFlows } from "@/lib/flow/diff";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { parseDraft } from "@/lib/flow/parse-draft";
import { checkFlow } from "@/lib/nodes/check-flow";
import { nodeTypes } from "@/lib/nodes/registry";
import { dialFlow } from "@/lib/simulator/virtual-call";
import { worldSchema } from "@/lib/simulator/world";
import { planGroup } from "./commands/group-into-subflow";
import { removeAndJoin } from "./commands/remove-nodes";
import { fixFor } from "./fixes/fix-for";
import { nodeExits } from "./node-exits";
import { outlineOf } from "./outline";
import { promptRows } from "./prompt-texts";
import { searchFlow } from "./search-flow";

const file = new URL("../../flows/sales-line/flow.json", import.meta.url);

/** The sales line, whose menu is of a type that nobody here knows. */
function strangeFlow(): FlowDocument {
  const read = parseDraft(readFileSync(file, "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { choose } = read.value.nodes as { choose: FlowNode };
  return { ...read.value, nodes: { ...read.value.nodes, choose: { ...choose, type: "moodMenu" } } };
}

const flow = strangeFlow();
const exits = { order: "sales", manager: "manager", noInput: "goodbye", invalid: "goodbye" };

describe("a flow with a step of an unknown type", () => {
  it("is checked: the step is all that is wrong with it", () => {
    const issues = checkFlow(flow);
    expect(issues.map(({ code, nodeId, severity }) => [code, nodeId, severity])).toEqual([
      ["unknown_node_type", "choose", "error"],
    ]);
  });

  it("shows every exit that is written, is searched, and read aloud as a tree", () => {
    expect(nodeExits(nodeTypes, flow.nodes.choose as FlowNode).map(({ id }) => id)).toEqual(Object.keys(exits));
    const title = ({ label, type }: FlowNode) => label || type;
    const words = { title, type: ({ type }: FlowNode) => type, exit: (_: FlowNode, { id }: { id: string }) => id };
    expect(searchFlow(flow, nodeTypes, "moodMenu", words).map(({ key, kind }) => [key, kind])).toEqual([
      ["choose", "type"],
    ]);
    expect(outlineOf(flow, nodeTypes).loose).toEqual([]);
    expect(outlineOf(flow, nodeTypes).call.filter(({ parent }) => parent === "choose")).toHaveLength(4);
  });

  it("is compared and grouped, and its prompts are listed, without it getting in the way", () => {
    const known = { ...flow, nodes: { ...flow.nodes, choose: { ...(flow.nodes.choose as FlowNode), type: "menu" } } };
    expect(diffFlows(known, flow).nodes.choose).toMatchObject({ kind: "changed", paths: ["type"] });
    expect(promptRows(flow, nodeTypes).some(({ nodeId }) => nodeId === "choose")).toBe(false);
    expect(promptRows(flow, nodeTypes).some(({ nodeId }) => nodeId === "welcome")).toBe(true);
    expect(planGroup(flow, nodeTypes, ["choose"])).toMatchObject({ ok: true, value: { entry: "choose" } });
  });

  it("is called in the simulator: the call apologises there instead of breaking", () => {
    const { turns } = dialFlow(flow, worldSchema.parse({}));
    const effects = turns.flatMap((turn) => turn.effects.map(({ type }) => type));
    expect(effects).toContain("say");
    expect(effects.at(-1)).toBe("hangUp");
  });

  it("is mended by deleting the step; nobody guesses which of its followers comes next", () => {
    const [issue] = checkFlow(flow);
    const context = { document: flow, catalogue: nodeTypes, freshLabel: String, title: String };
    const mended = issue && fixFor(issue, context)?.apply(flow);
    expect(mended).toEqual(removeAndJoin(flow, nodeTypes, ["choose"]).document);
    expect(mended?.nodes.welcome?.exits.next).toBeNull();
  });
});
