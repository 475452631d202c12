import { type ExitSpec, findNodeType, type NodeCatalogue, type NodeDefinition } from "./catalogue";
import type { FlowDocument, FlowNode } from "./document";

/** A node with what its type says of it. */
export interface GraphNode {
  id: string;
  node: FlowNode;
  /** Null: the catalogue does not know it. */
  type: NodeDefinition | null;
  /** The config after the type's schema; undefined when it is not valid. */
  config: unknown;
  /** What the schema says against the config. */
  configErrors: { path: PropertyKey[]; message: string }[];
  /** Empty when the type is unknown or the config not valid. */
  exits: ExitSpec[];
}

export interface Edge {
  from: string;
  exit: string;
  to: string;
}

/** A flow read once: every node with its type, parsed config and exits, and the edges that lead somewhere. */
export interface FlowGraph {
  flow: FlowDocument;
  catalogue: NodeCatalogue;
  nodes: ReadonlyMap<string, GraphNode>;
  /** Edges by the node they leave; every `to` exists. */
  edges: ReadonlyMap<string, readonly Edge[]>;
}

export function flowGraph(flow: FlowDocument, catalogue: NodeCatalogue): FlowGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, Edge[]>();
  for (const [id, node] of Object.entries(flow.nodes)) {
    const found = knownNode(id, node, catalogue);
    nodes.set(id, found);
    edges.set(id, readEdges(flow, found));
  }
  return { flow, catalogue, nodes, edges };
}

/** Ids of the nodes that can be reached from these, themselves included; ids that do not exist are passed over. */
export function reachableFrom(graph: FlowGraph, roots: readonly (string | null)[]): Set<string> {
  const reached = new Set<string>();
  const open = roots.filter((id): id is string => id !== null && graph.nodes.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const edge of graph.edges.get(id) ?? []) open.push(edge.to);
  }
  return reached;
}

/** Edges a call may follow without the caller having done anything in the node they leave; an unknown type may well listen. */
export function immediateEdges(graph: FlowGraph, id: string): readonly Edge[] {
  const edges = graph.edges.get(id) ?? [];
  const found = graph.nodes.get(id);
  if (!found?.type) return [];
  if (found.config === undefined || !found.type.needsInput(found.config)) return edges;
  const exits = found.type.immediateExits?.(found.config) ?? [];
  return edges.filter((edge) => exits.includes(edge.exit));
}

/** Wires of exits the node does not have lead nowhere: no call can take them. */
function readEdges(flow: FlowDocument, { id, node, config, exits }: GraphNode): Edge[] {
  const edges: Edge[] = [];
  for (const exit of Object.keys(node.exits)) {
    const to = node.exits[exit] as string | null;
    if (to === null || !Object.hasOwn(flow.nodes, to)) continue;
    if (config === undefined || exits.some((known) => known.id === exit)) edges.push({ from: id, exit, to });
  }
  return edges;
}

/**
 * Documents are replaced, never edited in place, so a node that is the same object reads the same: after an edit only
 * the nodes it touched are parsed again.
 */
const readBefore = new WeakMap<NodeCatalogue, WeakMap<FlowNode, GraphNode>>();

function knownNode(id: string, node: FlowNode, catalogue: NodeCatalogue): GraphNode {
  const nodes = readBefore.get(catalogue) ?? new WeakMap<FlowNode, GraphNode>();
  readBefore.set(catalogue, nodes);
  const known = nodes.get(node);
  if (known && known.id === id) return known;
  const fresh = readNode(id, node, catalogue);
  nodes.set(node, fresh);
  return fresh;
}

function readNode(id: string, node: FlowNode, catalogue: NodeCatalogue): GraphNode {
  const type = findNodeType(catalogue, node.type);
  const base = { id, node, type, config: undefined, configErrors: [], exits: [] };
  if (!type) return base;
  const parsed = type.configSchema.safeParse(node.config);
  if (!parsed.success) return { ...base, configErrors: parsed.error.issues };
  return { ...base, config: parsed.data, exits: type.exits(parsed.data) };
}
