import type { NodeFamily, ResourceUse } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { flowGraph } from "@/lib/flow/graph";
import { nodeResources } from "@/lib/flow/node-resources";
import { nodeTypes } from "@/lib/nodes/registry";

/** As much of a flow as a small picture of it and a choice between flows need. */
export interface TemplatePreview {
  /** In pixels of the canvas; `exits` is how many rows the card has at its foot. */
  cards: { id: string; family: NodeFamily | null; x: number; y: number; exits: number }[];
  wires: { from: string; to: string }[];
  /** What it names and an installation has to have, each once. */
  needs: Pick<ResourceUse, "kind" | "name">[];
}

export function previewOf(flow: FlowDocument): TemplatePreview {
  const { nodes, edges } = flowGraph(flow, nodeTypes);
  const needs = [...nodes.values()].flatMap(nodeResources);
  return {
    cards: [...nodes.values()].map(({ id, type, exits }) => ({
      id,
      family: type?.family ?? null,
      x: flow.layout[id]?.x ?? 0,
      y: flow.layout[id]?.y ?? 0,
      exits: exits.length,
    })),
    wires: [...edges.values()].flat().map(({ from, to }) => ({ from, to })),
    needs: [...new Map(needs.map(({ kind, name }) => [`${kind} ${name}`, { kind, name }])).values()],
  };
}
