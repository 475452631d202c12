import { expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { subflowNames } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";
import { addNode } from "./commands/add-node";
import { setConfig, setLabel } from "./commands/set-node";
import { issuesOf } from "./issue-reader";
import { createSubflowReader, knownSubflows, type SubflowsTold } from "./known-subflows";

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

it("the flows that are run are those a whole reading finds, whatever has changed, and each step is read once", () => {
  let read = 0;
  const counted = Object.fromEntries(
    Object.entries(nodeTypes).map(([type, node]) => [
      type,
      type !== "subflow"
        ? node
        : Object.defineProperty({ ...node }, "subflow", {
            get: () => {
              read += 1;
              return node.subflow;
            },
          }),
    ]),
  );
  const namesIn = createSubflowReader(counted);
  const both = running(billing, opening);
  const [first = "", second = ""] = Object.keys(both.nodes);
  const renamed = setLabel(both, first, "Bills");
  const changed = setConfig(renamed, nodeTypes, second, { ...renamed.nodes[second]?.config, flow: "Closing" });
  const { [first]: _, ...rest } = changed.nodes;
  for (const flow of [both, { ...both, name: "Other" }, renamed, changed, { ...changed, nodes: rest }, both])
    expect(JSON.parse(namesIn(flow))).toEqual(subflowNames(flow, nodeTypes));
  const soFar = read;
  namesIn({ ...both, nodes: { ...both.nodes } });
  expect(read).toBe(soFar);
});
