import { findNodeType, type NodeCatalogue } from "@/lib/flow/catalogue";
import { variableOf } from "@/lib/flow/checks/variable-check";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { type FlowGraph, flowGraph } from "@/lib/flow/graph";
import { nodeReads } from "@/lib/flow/node-reads";
import { sameJson } from "@/lib/flow/same-json";
import type { Json } from "@/lib/util/json";
import { err, ok, type Result } from "@/lib/util/result";
import { freshId } from "../fresh-id";
import { wiresOf } from "../node-exits";
import { connect } from "./connect";
import { removeNodes } from "./remove-nodes";

/** Why nodes cannot be a flow of their own; each is a text in the catalogue (`designer.group.<reason>`). */
export interface GroupRefusal {
  reason: "nothing" | "noEntry" | "manyEntries" | "afterCall" | "returns" | "manyOutcomes" | "manyVariables";
  /** The nodes it is about. */
  nodeIds: string[];
}

export interface GroupPlan {
  entry: string;
  /** Where calls go on outside, each by an outcome of the subflow. */
  outcomes: { name: string; to: string }[];
  /** Variables that the subflow is given, and those it gives back. */
  takes: string[];
  gives: string[];
}

/** A subflow's node takes as many of each. */
const most = { outcomes: 20, variables: 20 };

/** Space between the steps and where the subflow returns, in pixels of the canvas. */
const returnsAfter = 360;
const returnsApart = 160;

/** How nodes would run as a subflow: it begins at the only one that is entered from outside. */
export function planGroup(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  ids: readonly string[],
): Result<GroupPlan, GroupRefusal> {
  const within = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  const refuse = (reason: GroupRefusal["reason"], nodeIds: string[] = []) => err({ reason, nodeIds });
  if (within.size === 0) return refuse("nothing");
  const typeOf = (id: string) => findNodeType(catalogue, document.nodes[id]?.type ?? "");
  const late = [...within].filter((id) => typeOf(id)?.stage === "afterCall" || document.afterCall === id);
  if (late.length > 0) return refuse("afterCall", late);
  const returning = [...within].filter((id) => typeOf(id)?.returns !== undefined);
  if (returning.length > 0) return refuse("returns", returning);

  const wires = wiresOf(document);
  const entered = wires.filter(({ from, to }) => !within.has(from) && within.has(to)).map(({ to }) => to);
  const begins = [document.entry, document.fallback].filter((id): id is string => id !== null && within.has(id));
  const entries = [...new Set([...begins, ...entered])];
  // Steps that nothing leads to yet begin at the first that nothing within leads to.
  const first = [...within].find((id) => !wires.some(({ from, to }) => to === id && from !== id));
  const entry = entries[0] ?? first;
  if (entries.length > 1) return refuse("manyEntries", entries);
  if (entry === undefined) return refuse("noEntry");

  const outcomes = outcomesOf(wires.filter(({ from, to }) => within.has(from) && !within.has(to)));
  if (outcomes.length > most.outcomes) return refuse("manyOutcomes");
  const { takes, gives } = variables(flowGraph(document, catalogue), within);
  if (Math.max(takes.length, gives.length) > most.variables) return refuse("manyVariables");
  return ok({ entry, outcomes, takes, gives });
}

/**
 * The nodes as a flow of their own, which returns where they led outside.
 *
 * @param label what a node that returns with an outcome is called
 */
export function groupedFlow(
  document: FlowDocument,
  { entry, outcomes }: GroupPlan,
  ids: readonly string[],
  name: string,
  label: (outcome: string) => string,
): FlowDocument {
  const within = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  const nodes: Record<string, FlowNode> = {};
  const layout: FlowDocument["layout"] = {};
  const places = [...within].map((id) => document.layout[id] ?? { x: 0, y: 0 });
  const corner = { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
  const end = Math.max(...places.map(({ x }) => x)) - corner.x + returnsAfter;
  for (const id of within) layout[id] = moved(document.layout[id], corner);
  const returnOf = new Map<string, string>();
  outcomes.forEach((outcome, index) => {
    const id = freshId((each) => within.has(each) || Object.hasOwn(nodes, each), `return ${outcome.name}`, "return");
    const config = { outcome: outcome.name };
    nodes[id] = { type: "returnFromSubflow", label: label(outcome.name), config, exits: {} };
    layout[id] = { x: end, y: index * returnsApart };
    returnOf.set(outcome.to, id);
  });
  for (const id of within) {
    const node = document.nodes[id] as FlowNode;
    const exits = Object.entries(node.exits).map(([exit, to]) => {
      return [exit, to === null || within.has(to) ? to : (returnOf.get(to) ?? null)];
    });
    nodes[id] = { ...node, exits: Object.fromEntries(exits) };
  }
  const empty = emptyFlow(name, document.languages);
  return { ...empty, company: document.company, entry, nodes, layout };
}

/** Whether the nodes are still what went into the subflow, entered and left in the same way. */
export function isGroupUnchanged(
  before: FlowDocument,
  now: FlowDocument,
  catalogue: NodeCatalogue,
  ids: readonly string[],
): boolean {
  const planned = (document: FlowDocument) => {
    const plan = planGroup(document, catalogue, ids);
    return plan.ok ? plan.value : null;
  };
  return ids.every((id) => sameJson(before.nodes[id], now.nodes[id])) && sameJson(planned(before), planned(now));
}

/** The flow with one node that runs the subflow in the place of those that went into it. */
export function replaceByGroup(
  document: FlowDocument,
  { entry, outcomes, takes, gives }: GroupPlan,
  ids: readonly string[],
  name: string,
): { document: FlowDocument; id: string } {
  const within = new Set(ids);
  const id = freshId((each) => Object.hasOwn(document.nodes, each) && !within.has(each), name, "subflow");
  const config: Record<string, Json> = {
    flow: name,
    input: takes.map((variable) => ({ name: variable, value: `{{ vars.${variable} }}` })),
    output: gives.map((variable) => ({ inner: variable, outer: variable })),
    outcomes: outcomes.length > 0 ? outcomes.map((outcome) => outcome.name) : ["done"],
  };
  const exits = Object.fromEntries([
    ...(config.outcomes as string[]).map((outcome) => [outcome, null]),
    ...outcomes.map((outcome) => [outcome.name, outcome.to]),
    ["failed", null],
  ]);
  const entered = wiresOf(document).filter(({ from, to }) => !within.has(from) && within.has(to));
  let next = removeNodes(document, ids);
  next = {
    ...next,
    entry: document.entry === entry ? id : next.entry,
    fallback: document.fallback === entry ? id : next.fallback,
    nodes: { ...next.nodes, [id]: { type: "subflow", label: name, config, exits } },
    layout: { ...next.layout, [id]: document.layout[entry] ?? { x: 0, y: 0 } },
  };
  for (const { from, exit } of entered) next = connect(next, from, exit, id);
  return { document: next, id };
}

/** One outcome for each node outside, named after the exit that leads there where that says it, else after the node. */
function outcomesOf(wires: readonly { exit: string; to: string }[]): GroupPlan["outcomes"] {
  const targets = [...new Set(wires.map(({ to }) => to))];
  if (targets.length === 1) return [{ name: "done", to: targets[0] as string }];
  const taken = new Set(["failed", "next"]);
  return targets.map((to) => {
    const exits = new Set(wires.filter((wire) => wire.to === to).map(({ exit }) => exit));
    const [exit] = exits;
    const plain = exits.size === 1 && exit !== undefined && !taken.has(exit) ? exit : null;
    const name = plain ?? freshId((each) => taken.has(each), to, "outcome");
    taken.add(name);
    return { name, to };
  });
}

/** What is set outside and read within, and the other way round. */
function variables(graph: FlowGraph, within: ReadonlySet<string>): Pick<GroupPlan, "takes" | "gives"> {
  const reads = { within: new Set<string>(), outside: new Set<string>() };
  const sets = { within: new Set<string>(), outside: new Set<string>() };
  for (const found of graph.nodes.values()) {
    const side = within.has(found.id) ? "within" : "outside";
    for (const { fact } of nodeReads(found)) {
      const name = variableOf(fact);
      if (name !== null) reads[side].add(name);
    }
    if (found.config === undefined) continue;
    for (const { variables: names } of found.type?.sets?.(found.config) ?? [])
      for (const name of names) sets[side].add(name);
  }
  const both = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((name) => other.has(name));
  return { takes: both(reads.within, sets.outside), gives: both(sets.within, reads.outside) };
}

const moved = (place: { x: number; y: number } | undefined, corner: { x: number; y: number }) => {
  return { x: (place?.x ?? 0) - corner.x, y: (place?.y ?? 0) - corner.y };
};
