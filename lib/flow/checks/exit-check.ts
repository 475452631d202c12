import { type FlowGraph, type GraphNode, reachableFrom } from "../graph";
import type { Issue } from "../issue";
import { limits } from "../limits";
import { type Check, nameOf } from "./check";

/** Every exit leads somewhere, and nothing is wired to an exit that is not there. */
export const exitCheck: Check = (graph) => {
  const { entry, fallback, afterCall } = graph.flow;
  const withCaller = reachableFrom(graph, [entry, fallback]);
  const afterwards = reachableFrom(graph, [afterCall]);
  // With nobody on the line, an exit that leads nowhere is simply the end.
  const mayStop = ({ id }: GraphNode) => afterwards.has(id) && !withCaller.has(id);
  return [...graph.nodes.values()].flatMap((node) => [
    ...wired(graph, node),
    ...(mayStop(node) ? [] : open(node)),
    ...tooMany(node),
  ]);
};

function wired({ flow }: FlowGraph, found: GraphNode): Issue[] {
  const known = new Set(found.exits.map((exit) => exit.id));
  const issues: Issue[] = [];
  for (const [exit, target] of Object.entries(found.node.exits)) {
    const place = { severity: "error" as const, nodeId: found.id, path: `exits.${exit}` };
    if (found.config !== undefined && !known.has(exit)) {
      issues.push({
        code: "exit_unknown",
        ...place,
        message: `${nameOf(found)} has no exit "${exit}". Remove the wire.`,
        values: { exit },
      });
    } else if (target !== null && !Object.hasOwn(flow.nodes, target)) {
      issues.push({
        code: "exit_target_missing",
        ...place,
        message: `Exit "${exit}" leads to "${target}", which does not exist. Wire it to another node.`,
        values: { exit, target },
      });
    }
  }
  return issues;
}

function open(found: GraphNode): Issue[] {
  return found.exits
    .filter(
      ({ id, mayEnd, broken }) =>
        !mayEnd && !broken && (!Object.hasOwn(found.node.exits, id) || found.node.exits[id] === null),
    )
    .map(({ id, label, required }) => ({
      code: "exit_unconnected",
      severity: required ? "error" : "warning",
      nodeId: found.id,
      path: `exits.${id}`,
      message: `Exit "${label ?? id}" leads nowhere. Wire it to the node that comes next.`,
      values: { exit: label ?? id },
    }));
}

function tooMany(found: GraphNode): Issue[] {
  if (found.exits.length <= limits.exitsPerNode) return [];
  return [
    {
      code: "too_many_exits",
      severity: "error",
      nodeId: found.id,
      path: "exits",
      message: `A node may have ${limits.exitsPerNode} exits; this one has ${found.exits.length}.`,
      values: { count: found.exits.length, limit: limits.exitsPerNode },
    },
  ];
}
