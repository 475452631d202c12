import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { checkFlow } from "@/lib/nodes/check-flow";
import { everyNode } from "./every-node";
import { type BenchReport, median, rounded } from "./report";

const rounds = 60;

/** Milliseconds that all checks take on a flow of 500 nodes of every type: read for the first time, and after one edit. */
export async function checksBench(): Promise<BenchReport> {
  const flow = everyNode(500);
  for (let round = 0; round < rounds; round++) checkFlow(structuredClone(flow));
  const first: number[] = [];
  const edited: number[] = [];
  let current = flow;
  checkFlow(current);
  for (let round = 0; round < rounds; round++) {
    const fresh = structuredClone(flow);
    first.push(msOf(fresh));
    current = withEdit(current, round);
    edited.push(msOf(current));
  }
  return {
    name: "checks",
    ratios: {},
    figures: {
      ms500: rounded(median(edited)),
      ms500FirstTime: rounded(median(first)),
      issues: checkFlow(flow).length,
      nodeTypes: new Set(Object.values(flow.nodes).map(({ type }) => type)).size,
    },
    sources: {},
  };
}

function msOf(flow: FlowDocument): number {
  const begin = performance.now();
  checkFlow(flow);
  return performance.now() - begin;
}

/** As an editor makes it: one node is another object, all others are the same. */
function withEdit(flow: FlowDocument, round: number): FlowDocument {
  const id = `n${(round * 7) % 400}`;
  return { ...flow, nodes: { ...flow.nodes, [id]: { ...(flow.nodes[id] as FlowNode), label: `Edited ${round}` } } };
}
