import type { Step } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import { flowGraph } from "@/lib/flow/graph";
import { nodeTypes } from "@/lib/nodes/registry";

/** What calls have touched of a flow: node ids, and exits as `node.exit`. */
export interface Coverage {
  nodes: Share;
  exits: Share;
}

export interface Share {
  taken: number;
  total: number;
  missing: string[];
}

/** How much of a flow these steps, of any number of calls, went through. */
export function coverageOf(flow: FlowDocument, steps: readonly Pick<Step, "nodeId" | "exit">[]): Coverage {
  const nodes = new Set(steps.map(({ nodeId }) => nodeId));
  const exits = new Set(steps.flatMap(({ nodeId, exit }) => (exit === null ? [] : [`${nodeId}.${exit}`])));
  const all = [...flowGraph(flow, nodeTypes).nodes.values()];
  const allExits = all.flatMap((node) =>
    node.exits.filter(({ broken }) => !broken).map((exit) => `${node.id}.${exit.id}`),
  );
  return {
    nodes: share(
      all.map(({ id }) => id),
      nodes,
    ),
    exits: share(allExits, exits),
  };
}

function share(all: string[], taken: Set<string>): Share {
  const missing = all.filter((each) => !taken.has(each));
  return { taken: all.length - missing.length, total: all.length, missing };
}
