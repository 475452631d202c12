import { type ChangeKind, diffFlows, type FlowDiff, keysOf } from "./diff";
import type { FlowDocument, FlowNode } from "./document";

/** A wire that both, or only one of the two, has. */
export interface OverlaidWire {
  from: string;
  exit: string;
  to: string;
  kind: "added" | "removed" | "same";
}

/** Something that stands elsewhere; in the canvas's pixels. */
export interface Move {
  id: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** Two states of a flow as one drawing. */
export interface Overlay {
  diff: FlowDiff;
  /** `after`, with what was removed where it stood, or below what stands there now. Exits that are gone and lead somewhere are still on their node. */
  document: FlowDocument;
  /** By node and exit; an exit that leads elsewhere has two, the removed one after the other. */
  wires: OverlaidWire[];
  /** By node id, the exits that lead elsewhere than before, appeared or went. */
  exits: Record<string, Record<string, Exclude<ChangeKind, "moved">>>;
  moves: Move[];
}

/** Lays `before` under `after`. */
export function overlayFlows(before: FlowDocument, after: FlowDocument): Overlay {
  const diff = diffFlows(before, after);
  const nodes: Record<string, FlowNode> = {};
  const layout: FlowDocument["layout"] = { ...after.layout };
  for (const [id, node] of Object.entries(after.nodes)) nodes[id] = withOldExits(node, before.nodes[id]);
  for (const [id, { kind }] of Object.entries(diff.nodes)) {
    if (kind !== "removed") continue;
    nodes[id] = before.nodes[id] as FlowNode;
    layout[id] = clearPlace(id, before.layout[id] ?? { x: 0, y: 0 }, nodes, layout);
  }
  const comments = [...after.comments, ...before.comments.filter(({ id }) => diff.comments[id] === "removed")];
  const exits: Overlay["exits"] = {};
  const wires = Object.keys(nodes).flatMap((id) => {
    const { wires: own, changed } = wiresOf(id, before, after);
    if (Object.keys(changed).length > 0 && diff.nodes[id]?.kind === "changed") exits[id] = changed;
    return own;
  });
  return { diff, document: { ...after, nodes, layout, comments }, wires, exits, moves: movesOf(diff, before, after) };
}

/** A card and the space around it, about, in the canvas's pixels. */
const room = { width: 288, height: 112, exit: 24 };

/** A step in the place of another one would cover it. */
function clearPlace(
  id: string,
  at: { x: number; y: number },
  nodes: FlowDocument["nodes"],
  layout: FlowDocument["layout"],
): { x: number; y: number } {
  const heightOf = (each: string) => room.height + Object.keys(nodes[each]?.exits ?? {}).length * room.exit;
  const near = Object.keys(nodes)
    .filter((each) => each !== id && Math.abs((layout[each]?.x ?? Number.NaN) - at.x) < room.width)
    .map((each) => ({ top: layout[each]?.y ?? 0, height: heightOf(each) }))
    .sort((one, other) => one.top - other.top);
  let { y } = at;
  for (const { top, height } of near) if (top < y + heightOf(id) && y < top + height) y = top + height;
  return { x: at.x, y };
}

function withOldExits(node: FlowNode, old: FlowNode | undefined): FlowNode {
  const gone = Object.entries(old?.exits ?? {}).filter(([exit, to]) => to !== null && !Object.hasOwn(node.exits, exit));
  return gone.length === 0 ? node : { ...node, exits: { ...node.exits, ...Object.fromEntries(gone) } };
}

function wiresOf(id: string, before: FlowDocument, after: FlowDocument) {
  const target = (flow: FlowDocument, exit: string) => {
    const to = flow.nodes[id]?.exits[exit] ?? null;
    return to !== null && Object.hasOwn(flow.nodes, to) ? to : null;
  };
  const wires: OverlaidWire[] = [];
  const changed: Overlay["exits"][string] = {};
  for (const exit of keysOf(after.nodes[id]?.exits ?? {}, before.nodes[id]?.exits ?? {})) {
    const [was, is] = [target(before, exit), target(after, exit)];
    if (is !== null) wires.push({ from: id, exit, to: is, kind: is === was ? "same" : "added" });
    if (was !== null && was !== is) wires.push({ from: id, exit, to: was, kind: "removed" });
    if (was !== is) changed[exit] = was === null ? "added" : is === null ? "removed" : "changed";
  }
  return { wires, changed };
}

function movesOf(diff: FlowDiff, before: FlowDocument, after: FlowDocument): Move[] {
  return Object.entries(diff.nodes).flatMap(([id, { moved }]) => {
    const [from, to] = [before.layout[id], after.layout[id]];
    return moved && from && to ? [{ id, from, to }] : [];
  });
}

/** A drawing's nodes as a call may come to them: from each beginning along the exits, then what nothing leads to. */
export function readingOrder({ entry, afterCall, fallback, nodes }: FlowDocument): string[] {
  const order = new Set<string>();
  const visit = (root: string | null) => {
    const open = [root];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === null || order.has(id) || !Object.hasOwn(nodes, id)) continue;
      order.add(id);
      open.push(...Object.values((nodes[id] as FlowNode).exits).toReversed());
    }
  };
  for (const root of [entry, afterCall, fallback, ...Object.keys(nodes)]) visit(root);
  return [...order];
}
