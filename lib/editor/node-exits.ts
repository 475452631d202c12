import { type ExitSpec, findNodeType, type NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";

/**
 * A node's exits in the order its type gives them, followed by wired ones that its type no longer knows (a half-typed
 * config), so that no wire is ever invisible. Of a type that is not known, those that are written.
 */
export function nodeExits(
  catalogue: NodeCatalogue,
  node: Pick<FlowNode, "type" | "config" | "exits">,
): (ExitSpec & { known: boolean })[] {
  if (!findNodeType(catalogue, node.type)) {
    return Object.keys(node.exits).map((id) => ({ id, required: false, known: true }));
  }
  const declared = declaredExits(catalogue, node) ?? [];
  const known = new Set(declared.map((exit) => exit.id));
  const stray = Object.keys(node.exits).filter((id) => !known.has(id) && node.exits[id]);
  return [
    ...declared.map((exit) => ({ ...exit, known: true })),
    ...stray.map((id) => ({ id, required: false, known: false })),
  ];
}

/** What the type says of this config, or null when the type is unknown or the config does not fit it. */
export function declaredExits(
  catalogue: NodeCatalogue,
  node: Pick<FlowNode, "type" | "config">,
): readonly ExitSpec[] | null {
  const known = readBefore.get(catalogue) ?? new WeakMap<FlowNode["config"], Declared>();
  readBefore.set(catalogue, known);
  const before = known.get(node.config);
  if (before?.type === node.type) return before.exits;
  const type = findNodeType(catalogue, node.type);
  const config = type?.configSchema.safeParse(node.config);
  const exits = type && config?.success ? type.exits(config.data) : null;
  known.set(node.config, { type: node.type, exits });
  return exits;
}

interface Declared {
  type: string;
  exits: readonly ExitSpec[] | null;
}

/** Documents are replaced, never edited in place, so a config that is the same object has the same exits in a type. */
const readBefore = new WeakMap<NodeCatalogue, WeakMap<FlowNode["config"], Declared>>();

/** One wire: from an exit of a node to another node. */
export interface Wire {
  from: string;
  exit: string;
  to: string;
}

/** Every wire whose two ends exist. */
export function wiresOf(document: FlowDocument): Wire[] {
  const wires: Wire[] = [];
  for (const [from, node] of Object.entries(document.nodes)) {
    for (const [exit, to] of Object.entries(node.exits)) {
      if (to && Object.hasOwn(document.nodes, to)) wires.push({ from, exit, to });
    }
  }
  return wires;
}
