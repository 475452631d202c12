import type { FlowDocument } from "@/lib/flow/document";
import { type Wire, wiresOf } from "./node-exits";

/** A folded branch, by the exit it begins at: `<node>><exit>`. */
export type FoldKey = string;

export const foldKey = ({ from, exit }: Pick<Wire, "from" | "exit">): FoldKey => `${from}>${exit}`;

/** What folding an exit would hide: every node that calls reach through that exit only. Empty when others lead there too. */
export function branchOf(document: FlowDocument, key: FoldKey): string[] {
  const wires = byStart(document);
  const roots = rootsOf(document);
  const before = reach(wires, roots, null);
  const without = reach(wires, roots, key);
  return [...before].filter((id) => !without.has(id));
}

/** Keys of a node's exits that have a branch of their own. */
export function foldableExits(document: FlowDocument, id: string): FoldKey[] {
  const exits = Object.entries(document.nodes[id]?.exits ?? {}).filter(([, to]) => to !== null);
  return exits.map(([exit]) => foldKey({ from: id, exit })).filter((key) => branchOf(document, key).length > 0);
}

/**
 * What is hidden, and by which folds. A fold inside a folded branch is hidden with it. Keys whose wire is gone hide
 * nothing.
 *
 * Costs one walk through the flow for each fold.
 */
export function foldedNodes(
  document: FlowDocument,
  keys: ReadonlySet<FoldKey>,
): { hidden: ReadonlySet<string>; branches: ReadonlyMap<FoldKey, readonly string[]> } {
  const branches = new Map<FoldKey, readonly string[]>();
  for (const key of keys) {
    const branch = branchOf(document, key);
    if (branch.length > 0) branches.set(key, branch);
  }
  return { hidden: new Set([...branches.values()].flat()), branches };
}

/** The folds without those that hide a node. The same set when none does. */
export function unfoldedFor(document: FlowDocument, keys: ReadonlySet<FoldKey>, id: string): ReadonlySet<FoldKey> {
  const kept = [...keys].filter((key) => !branchOf(document, key).includes(id));
  return kept.length === keys.size ? keys : new Set(kept);
}

type Ways = ReadonlyMap<string, readonly Wire[]>;

function byStart(document: FlowDocument): Ways {
  const ways = new Map<string, Wire[]>();
  for (const wire of wiresOf(document)) {
    const own = ways.get(wire.from);
    if (own) own.push(wire);
    else ways.set(wire.from, [wire]);
  }
  return ways;
}

/** Where a flow can begin, and whatever nothing leads to. */
function rootsOf(document: FlowDocument): string[] {
  const pointedAt = new Set(wiresOf(document).map(({ to }) => to));
  const loose = Object.keys(document.nodes).filter((id) => !pointedAt.has(id));
  return [document.entry, document.afterCall, document.fallback, ...loose].filter(
    (id): id is string => id !== null && Object.hasOwn(document.nodes, id),
  );
}

function reach(ways: Ways, roots: readonly string[], without: FoldKey | null): Set<string> {
  const reached = new Set<string>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const wire of ways.get(id) ?? []) if (foldKey(wire) !== without) open.push(wire.to);
  }
  return reached;
}
