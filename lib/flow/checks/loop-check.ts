import { type FlowGraph, immediateEdges } from "../graph";
import type { Issue } from "../issue";
import { limits } from "../limits";
import { type Check, nameOf } from "./check";

/**
 * No call may go round without the caller ever being heard, nor pass through more nodes in one turn than the engine
 * allows: it would be stopped with an apology.
 */
export const loopCheck: Check = (graph) => {
  const groups = strongComponents(graph);
  const loops = groups.filter((group) => group.length > 1 || loopsOnItself(graph, group[0] as string));
  return [...loops.map((group) => endless(graph, group)), ...(loops.length === 0 ? tooManySteps(graph, groups) : [])];
};

const loopsOnItself = (graph: FlowGraph, id: string) => immediateEdges(graph, id).some((edge) => edge.to === id);

function endless(graph: FlowGraph, group: string[]): Issue {
  const names = group.map((id) => graph.nodes.get(id)).flatMap((node) => (node ? [nameOf(node)] : []));
  const shown = names.slice(0, 5).join(", ") + (names.length > 5 ? " …" : "");
  return {
    code: "loop_without_wait",
    severity: "error",
    nodeId: group[0] as string,
    path: "exits",
    message: `The call would go round for ever through ${shown} without hearing the caller. Put a node that listens into the loop, or break it.`,
    values: { nodes: shown },
  };
}

/** Groups come with what they lead to first, so one pass finds the longest way from each. */
function tooManySteps(graph: FlowGraph, groups: readonly string[][]): Issue[] {
  const longest = new Map<string, number>();
  for (const [id] of groups as [string][]) {
    const after = immediateEdges(graph, id).map((edge) => longest.get(edge.to) ?? 0);
    longest.set(id, 1 + after.reduce((most, steps) => Math.max(most, steps), 0));
  }
  const begins = [...longest].filter(([, steps]) => steps > limits.stepsPerTurn).sort((a, b) => b[1] - a[1])[0];
  if (!begins) return [];
  return [
    {
      code: "too_many_steps",
      severity: "error",
      nodeId: begins[0],
      path: "exits",
      message: `From here the call passes through ${begins[1]} nodes without hearing the caller; ${limits.stepsPerTurn} are allowed.`,
      values: { steps: begins[1], limit: limits.stepsPerTurn },
    },
  ];
}

/** Tarjan's strongly connected components over immediate edges, without recursion: flows may be 5,000 nodes long. */
function strongComponents(graph: FlowGraph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const groups: string[][] = [];
  for (const root of graph.nodes.keys()) {
    if (order.has(root)) continue;
    const work = [{ id: root, next: 0, targets: targets(graph, root) }];
    while (work.length > 0) {
      const frame = work[work.length - 1] as (typeof work)[number];
      if (frame.next === 0) {
        order.set(frame.id, order.size);
        low.set(frame.id, order.get(frame.id) as number);
        stack.push(frame.id);
        onStack.add(frame.id);
      }
      const target = frame.targets[frame.next++];
      if (target !== undefined) {
        if (!order.has(target)) work.push({ id: target, next: 0, targets: targets(graph, target) });
        else if (onStack.has(target)) lower(low, frame.id, order.get(target));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(low, parent.id, low.get(frame.id));
      if (low.get(frame.id) === order.get(frame.id)) groups.push(popGroup(stack, onStack, frame.id));
    }
  }
  return groups;
}

const targets = (graph: FlowGraph, id: string) => immediateEdges(graph, id).map((edge) => edge.to);

function lower(low: Map<string, number>, id: string, value: number | undefined): void {
  if (value !== undefined && value < (low.get(id) ?? value + 1)) low.set(id, value);
}

function popGroup(stack: string[], onStack: Set<string>, first: string): string[] {
  const group = stack.splice(stack.indexOf(first));
  for (const id of group) onStack.delete(id);
  return group;
}
