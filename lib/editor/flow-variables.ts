import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { flowGraph } from "@/lib/flow/graph";

/** Names of the variables that some node of the flow sets, in alphabetical order. */
export function flowVariables(document: FlowDocument, catalogue: NodeCatalogue): string[] {
  const names = new Set<string>();
  for (const { type, config } of flowGraph(document, catalogue).nodes.values()) {
    if (!type?.sets || config === undefined) continue;
    for (const { variables } of type.sets(config)) for (const name of variables) names.add(name);
  }
  return [...names].sort();
}
