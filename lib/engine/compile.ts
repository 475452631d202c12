import { type ExitSpec, findNodeType } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { callerOf, depthOf, nestedNode } from "@/lib/flow/nested-node";
import type { NodeType } from "./node-type";

/** A node ready to run: its type is known and its config has passed the type's schema. */
export interface CompiledNode {
  /** With the ids of the nodes whose subflows it lies in: `identify/ask-pin`. */
  id: string;
  node: FlowNode;
  /** The flow it is drawn in: the one that was called, or a subflow. */
  home: FlowDocument;
  type: NodeType;
  config: unknown;
  exits: ReadonlyMap<string, ExitSpec>;
}

/** Nodes of one flow and of the subflows that run inside it, each checked the first time a call reaches it. */
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
  if (depthOf(id) > limits.subflowDepth) return `subflows run more than ${limits.subflowDepth} deep`;
  const found = nestedNode(flow, catalogue, id);
  if (!found) return `there is no node "${id}"`;
  const { node, home } = found;
  const type = findNodeType(catalogue, node.type);
  if (!type) return `node "${id}" has the unknown type "${node.type}"`;
  const config = type.configSchema.safeParse(node.config);
  if (!config.success) return `node "${id}" is not set up: ${config.error.issues[0]?.message ?? "invalid"}`;
  const exits = new Map(type.exits(config.data).map((exit) => [exit.id, exit]));
  return { id, node, home, type, config: config.data, exits };
}

/** The node an exit leads to, or null; own exits only: one may be called `constructor`. */
export function leadsTo({ id, node }: CompiledNode, exit: string): string | null {
  const target = Object.hasOwn(node.exits, exit) ? (node.exits[exit] ?? null) : null;
  return target === null ? null : besides(id, target);
}

/** Where a node's subflow begins, or null. */
export function subflowEntry(flow: FlowDocument, { id, type, config }: CompiledNode): string | null {
  const name = type.subflow?.(config).flow;
  const inner =
    name !== undefined && flow.subflows && Object.hasOwn(flow.subflows, name) ? flow.subflows[name] : undefined;
  return inner?.entry ? `${id}/${inner.entry}` : null;
}

/** The id of a node drawn in the same flow as another. */
function besides(id: string, other: string): string {
  const caller = callerOf(id);
  return caller === null ? other : `${caller}/${other}`;
}
