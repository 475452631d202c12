import type { SubflowCall } from "./catalogue";
import type { FlowDocument } from "./document";
import { type FlowGraph, flowGraph, type GraphNode, immediateEdges } from "./graph";
import { limits } from "./limits";

/** A place where a call can be: a node of the flow itself, or of a subflow that runs inside one. */
export interface Place {
  /** Node ids from the outside in, as the engine's steps have them: `identify/ask-pin`. */
  id: string;
  /** The node of the flow itself that it is or lies in. */
  top: string;
  found: GraphNode;
  /** Index of the frame whose variables it sees. */
  frame: number;
  moves: Move[];
}

/** One step a call can take. */
export interface Move {
  /** Empty when it leads into a subflow. */
  exit: string;
  to: number;
  kind: "exit" | "enter" | "return";
  /** It may be taken without the caller having done anything. */
  immediate: boolean;
}

/** Variables are seen by one flow only: by the flow itself, or by one run of a subflow. */
export interface Frame {
  /** The place whose subflow it is, with what goes in and out; null for the flow itself. */
  caller: { place: number; call: SubflowCall } | null;
}

/** Where a call can go, with every subflow unfolded where it runs. */
export interface CallMap {
  places: readonly Place[];
  frames: readonly Frame[];
  entry: number | null;
  fallback: number | null;
  afterCall: number | null;
  /** Subflows that were not unfolded, and why; a call passes through them by any exit. */
  folded: readonly Folded[];
}

export interface Folded {
  place: number;
  why: "unknown" | "recursion" | "depth" | "size";
}

/**
 * The map of a flow. A subflow is unfolded once for each node that runs it, so what is true of one way in says nothing
 * of another; `limits.nodesPerFlow` bounds the whole.
 */
export function callMap(graph: FlowGraph): CallMap {
  const places: Place[] = [];
  const frames: Frame[] = [{ caller: null }];
  const folded: Folded[] = [];
  const { entry, fallback, afterCall, subflows = {} } = graph.flow;

  const own = unfold(graph, 0, "", null, [graph.flow.name.trim()]);
  const at = (id: string | null) => (id === null ? null : (own.get(id) ?? null));
  return { places, frames, entry: at(entry), fallback: at(fallback), afterCall: at(afterCall), folded };

  function unfold(
    flow: FlowGraph,
    frame: number,
    prefix: string,
    top: string | null,
    names: readonly string[],
  ): Map<string, number> {
    const { nodes, edges } = flow;
    const indexes = new Map<string, number>();
    const first = places.length;
    for (const [id, found] of nodes) {
      indexes.set(id, places.length);
      places.push({ id: prefix + id, top: top ?? id, found, frame, moves: [] });
    }
    for (let index = first; index < first + nodes.size; index += 1) {
      const place = places[index] as Place;
      const { id, type, config } = place.found;
      const call = type?.subflow && config !== undefined ? type.subflow(config) : null;
      const inner = call && innerFlow(call, index, names);
      const immediate = inner ? edges.get(id) : immediateEdges(flow, id);
      for (const edge of edges.get(id) ?? []) {
        if (inner && call?.outcomes.includes(edge.exit)) continue;
        const to = indexes.get(edge.to) as number;
        place.moves.push({ exit: edge.exit, to, kind: "exit", immediate: immediate?.includes(edge) ?? false });
      }
      if (inner && call) enter(inner, call, index, indexes, names);
    }
    return indexes;
  }

  function innerFlow(call: SubflowCall, place: number, names: readonly string[]): FlowGraph | null {
    const flow = Object.hasOwn(subflows, call.flow) ? subflows[call.flow] : undefined;
    const why = whyFolded(call.flow, flow, names);
    if (why !== null) folded.push({ place, why });
    return why === null && flow ? flowGraph(flow, graph.catalogue) : null;
  }

  function whyFolded(name: string, flow: FlowDocument | undefined, names: readonly string[]): Folded["why"] | null {
    if (names.includes(name)) return "recursion";
    if (!flow) return "unknown";
    if (names.length > limits.subflowDepth) return "depth";
    return places.length + Object.keys(flow.nodes).length > limits.nodesPerFlow ? "size" : null;
  }

  function enter(
    inner: FlowGraph,
    call: SubflowCall,
    callPlace: number,
    outer: ReadonlyMap<string, number>,
    names: readonly string[],
  ): void {
    const caller = places[callPlace] as Place;
    const frame = frames.length;
    frames.push({ caller: { place: callPlace, call } });
    const first = places.length;
    const indexes = unfold(inner, frame, `${caller.id}/`, caller.top, [...names, call.flow]);
    const entry = inner.flow.entry === null ? undefined : indexes.get(inner.flow.entry);
    if (entry !== undefined) caller.moves.push({ exit: "", to: entry, kind: "enter", immediate: true });
    for (let index = first; index < first + inner.nodes.size; index += 1) {
      const place = places[index] as Place;
      const { type, config } = place.found;
      if (!type?.returns || config === undefined) continue;
      const exit = type.returns(config);
      const target = call.outcomes.includes(exit) ? ownExit(caller.found, exit) : null;
      const to = target === null ? undefined : outer.get(target);
      if (to !== undefined) place.moves.push({ exit, to, kind: "return", immediate: true });
    }
  }
}

function ownExit({ node }: GraphNode, exit: string): string | null {
  return Object.hasOwn(node.exits, exit) ? (node.exits[exit] ?? null) : null;
}

/** The first way found from these places to each place that can be reached, by the moves that pass; -1: not reached, -2: a start. */
export function waysFrom(
  { places }: CallMap,
  starts: readonly (number | null)[],
  passes: (move: Move, from: number) => boolean = () => true,
): Int32Array {
  const cameFrom = new Int32Array(places.length).fill(-1);
  const open: number[] = [];
  for (const start of starts) {
    if (start === null || cameFrom[start] !== -1) continue;
    cameFrom[start] = -2;
    open.push(start);
  }
  for (let next = 0; next < open.length; next += 1) {
    const from = open[next] as number;
    for (const move of (places[from] as Place).moves) {
      if (cameFrom[move.to] !== -1 || !passes(move, from)) continue;
      cameFrom[move.to] = from;
      open.push(move.to);
    }
  }
  return cameFrom;
}

/** The places on the way found by `waysFrom`, from its start to `to`. */
export function wayTo(cameFrom: Int32Array, to: number): number[] {
  const way: number[] = [];
  for (let place = to; place >= 0; place = cameFrom[place] as number) way.unshift(place);
  return way;
}
