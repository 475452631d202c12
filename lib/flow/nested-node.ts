import { findNodeType, type NodeCatalogue } from "./catalogue";
import type { FlowDocument, FlowNode } from "./document";

/**
 * A node of a flow or of what runs inside it. Ids of nodes in subflows have those of the nodes that run them before
 * them: `identify/ask-pin`; a node's own id has no slash.
 *
 * @returns the node and the flow it is drawn in, or null when there is none
 */
export function nestedNode(
  flow: FlowDocument,
  catalogue: NodeCatalogue,
  id: string,
): { node: FlowNode; home: FlowDocument } | null {
  const path = id.split("/");
  let home: FlowDocument = flow;
  for (const caller of path.slice(0, -1)) {
    const inner = subflowOf(home, catalogue, caller);
    const next =
      inner !== null && flow.subflows && Object.hasOwn(flow.subflows, inner) ? flow.subflows[inner] : undefined;
    if (!next) return null;
    home = next;
  }
  const own = path.at(-1) as string;
  const node = Object.hasOwn(home.nodes, own) ? home.nodes[own] : undefined;
  return node ? { node, home } : null;
}

/** The id of the node whose subflow a node lies in, or null when it is one of the flow's own. */
export function callerOf(id: string): string | null {
  const slash = id.lastIndexOf("/");
  return slash === -1 ? null : id.slice(0, slash);
}

/** How many subflows deep a node lies; 0 for the flow's own. */
export const depthOf = (id: string): number => id.split("/").length - 1;

/** The name of the flow that a node runs, or null. */
export function subflowOf(flow: FlowDocument, catalogue: NodeCatalogue, id: string): string | null {
  const node = Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
  const type = node ? findNodeType(catalogue, node.type) : null;
  const config = type?.subflow && node ? type.configSchema.safeParse(node.config) : null;
  return type?.subflow && config?.success ? type.subflow(config.data).flow : null;
}

/** The names of the flows that a flow's own nodes run. */
export function subflowNames(flow: FlowDocument, catalogue: NodeCatalogue): string[] {
  const names = new Set<string>();
  for (const id of Object.keys(flow.nodes)) {
    const name = subflowOf(flow, catalogue, id);
    if (name) names.add(name);
  }
  return [...names];
}

/**
 * The flow with every flow that runs inside it, however deep, ready to be checked and run; the same object when none does.
 *
 * @param find a flow by its name, or null; what it does not find is left out, for the checks to say
 */
export function includeSubflows(
  flow: FlowDocument,
  catalogue: NodeCatalogue,
  find: (name: string) => FlowDocument | null,
): FlowDocument {
  const subflows = new Map<string, FlowDocument>();
  const wanted = subflowNames(flow, catalogue);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const found = subflows.has(name) ? null : find(name);
    if (!found) continue;
    const { subflows: _own, ...inner } = found;
    subflows.set(name, inner);
    wanted.push(...subflowNames(inner, catalogue));
  }
  return subflows.size === 0 ? flow : { ...flow, subflows: Object.fromEntries(subflows) };
}
