import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import { addNode } from "./commands/add-node";
import { setConfig } from "./commands/set-node";
import { issuesOf } from "./issue-reader";
import { knownSubflows, type SubflowsTold } from "./known-subflows";

const [billing, opening] = ["Billing", "Opening"];

/** Runs these inside it. */
function running(...flows: string[]): FlowDocument {
  let document = emptyFlow("Outer");
  for (const flow of flows) {
    const added = addNode(document, nodeTypes, { type: "subflow", label: flow, at: { x: 0, y: 0 } });
    const id = added.id ?? "";
    document = setConfig(added.document, nodeTypes, id, { ...added.document.nodes[id]?.config, flow });
  }
  return document;
}

/** The flows that the checks say are not there. */
function missing(names: string[], told: SubflowsTold): unknown[] {
  const nothing = { queues: [], destinations: [], agents: [], departments: [], skills: [] };
  const bindings = { ...nothing, audio: [], hours: [], calendars: [], secrets: [] };
  return issuesOf(running(...names), { bindings, ...knownSubflows(names, told) })
    .filter(({ code }) => code === "unbound_resource")
    .map(({ values }) => values?.name);
}

it("a flow that is not there is missing once the server was asked for it, and not before", () => {
  expect(missing([billing, opening], { names: [], subflows: {} })).toEqual([]);
  expect(missing([billing, opening], { names: [billing], subflows: {} })).toEqual([billing]);
  expect(missing([billing, opening], { names: [billing, opening], subflows: {} })).toEqual([billing, opening]);
});

it("what was told before still counts when another flow is run beside it", () => {
  const told = { names: [billing], subflows: { [billing]: emptyFlow(billing) } };
  expect(missing([billing, opening], told)).toEqual([]);
});
