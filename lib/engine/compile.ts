import { type ExitSpec, findNodeType } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import type { NodeType } from "./node-type";

/** A node ready to run: its type is known and its config has passed the type's schema. */
export interface CompiledNode {
  id: string;
  node: FlowNode;
  type: NodeType;
  config: unknown;
  exits: ReadonlyMap<string, ExitSpec>;
}

/** Nodes of one flow, each checked the first time a call reaches it. */
export interface CompiledFlow {
  /** Null, with the reason, when there is no such node, its type is unknown, or its config is not valid. */
  find(nodeId: string): CompiledNode | string;
}

/**
 * Published flows are immutable and drafts are replaced, never edited in place, so the document itself is the key
 * and what was checked goes when the document goes.
 */
export function compilerFor(catalogue: Readonly<Record<string, NodeType>>): (flow: FlowDocument) => CompiledFlow {
  const compiled = new WeakMap<FlowDocument, CompiledFlow>();
  return (flow) => {
    const known = compiled.get(flow);
    if (known) return known;
    const nodes = new Map<string, CompiledNode | string>();
    const fresh: CompiledFlow = {
      find(nodeId) {
        let found = nodes.get(nodeId);
        if (found === undefined) {
          found = compileNode(flow, nodeId, catalogue);
          nodes.set(nodeId, found);
        }
        return found;
      },
    };
    compiled.set(flow, fresh);
    return fresh;
  };
}

function compileNode(
  flow: FlowDocument,
  id: string,
  catalogue: Readonly<Record<string, NodeType>>,
): CompiledNode | string {
  const node = Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
  if (!node) return `there is no node "${id}"`;
  const type = findNodeType(catalogue, node.type);
  if (!type) return `node "${id}" has the unknown type "${node.type}"`;
  const config = type.configSchema.safeParse(node.config);
  if (!config.success) return `node "${id}" is not set up: ${config.error.issues[0]?.message ?? "invalid"}`;
  const exits = new Map(type.exits(config.data).map((exit) => [exit.id, exit]));
  return { id, node, type, config: config.data, exits };
}
