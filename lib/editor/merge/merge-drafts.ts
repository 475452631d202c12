import type { FlowComment, FlowDocument, FlowNode } from "@/lib/flow/document";
import { type FlowField, flowFields, type PatchSubject } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import { renameNode } from "../commands/set-node";
import { freshId } from "../fresh-id";
import { changedFields, type FieldPath, fieldsOf, pathOf, withField } from "./node-fields";

/** A place that two people left different. An empty path is the whole part: one removed it, or it has no fields. */
export interface Place {
  subject: PatchSubject;
  path: FieldPath;
}

export interface MergedDrafts {
  /** Theirs with my edits on it. At a place in conflict it is mine. */
  document: FlowDocument;
  conflicts: Place[];
  /** Nodes and comments that both of us made under one id: mine go by another now. */
  renamed: { nodes: ReadonlyMap<string, string>; comments: ReadonlyMap<string, string> };
}

/**
 * Two people's drafts that began from `base`, as one. What only one of them changed is as that one left it, field by
 * field within a node. Where a box stands is never in conflict: mine is the later move.
 *
 * A node that one removed and the other changed, or led a new exit to, is in conflict as a whole.
 */
export function mergeDrafts(base: FlowDocument, theirs: FlowDocument, mine: FlowDocument): MergedDrafts {
  const none = { nodes: new Map<string, string>(), comments: new Map<string, string>() };
  if (base === mine) return { document: theirs, conflicts: [], renamed: none };
  const nodes = collisions(base.nodes, theirs.nodes, mine.nodes);
  const own = [...nodes].reduce((flow, [id, fresh]) => renameNode(flow, id, fresh), mine);
  const conflicts: Place[] = [];
  const comments = mergeComments(base.comments, theirs.comments, own.comments, conflicts);
  const document: FlowDocument = {
    ...theirs,
    ...mergeFields(base, theirs, own, conflicts),
    nodes: mergeNodes(base, theirs, own, conflicts),
    layout: mergeRecord(base.layout, theirs.layout, own.layout),
    comments: comments.merged,
  };
  document.layout = placesOf(document, own);
  for (const { subject, path } of conflicts) {
    if (subject.startsWith("node:") && path.length === 0) leadBack(document, own, subject.slice(5));
  }
  return { document, conflicts, renamed: { nodes, comments: comments.renamed } };
}

/** Ids under which both made something new, with the one that mine gets instead. */
function collisions<T>(
  base: Record<string, T>,
  theirs: Record<string, T>,
  mine: Record<string, T>,
): Map<string, string> {
  const fresh = new Map<string, string>();
  if (theirs === base) return fresh;
  const taken = (id: string) =>
    Object.hasOwn(theirs, id) || Object.hasOwn(mine, id) || Object.hasOwn(base, id) || [...fresh.values()].includes(id);
  for (const [id, value] of Object.entries(mine)) {
    if (Object.hasOwn(base, id) || !Object.hasOwn(theirs, id) || sameJson(theirs[id], value)) continue;
    fresh.set(id, freshId(taken, id, "node"));
  }
  return fresh;
}

function mergeFields(base: FlowDocument, theirs: FlowDocument, mine: FlowDocument, conflicts: Place[]) {
  const merged: Partial<Record<FlowField, unknown>> = {};
  for (const field of flowFields) {
    const isMine = !sameJson(base[field], mine[field]);
    merged[field] = isMine ? mine[field] : theirs[field];
    if (isMine && !sameJson(base[field], theirs[field]) && !sameJson(theirs[field], mine[field])) {
      conflicts.push({ subject: `field:${field}`, path: [] });
    }
  }
  return merged as Pick<FlowDocument, FlowField>;
}

type Nodes = FlowDocument["nodes"];

function mergeNodes(base: FlowDocument, theirs: FlowDocument, mine: FlowDocument, conflicts: Place[]): Nodes {
  const languages = new Set([base, theirs, mine].flatMap((flow) => flow.languages));
  const merged: Nodes = {};
  for (const id of new Set([...Object.keys(theirs.nodes), ...Object.keys(mine.nodes)])) {
    const [was, their, own] = [at(base.nodes, id), at(theirs.nodes, id), at(mine.nodes, id)];
    if (their && own) {
      merged[id] = was ? mergeNode(id, { was, their, own }, languages, conflicts) : own;
    } else if (!was) {
      merged[id] = (own ?? their) as FlowNode;
    } else {
      // One of us removed it. What the other did with it must not be lost with it.
      const [kept, keeper] = own ? [own, mine] : [their as FlowNode, theirs];
      const isMissed = !sameJson(was, kept) || leadsTo(base, keeper, id);
      if (isMissed) conflicts.push({ subject: `node:${id}`, path: [] });
      if (isMissed && own) merged[id] = own;
    }
  }
  return merged;
}

function mergeNode(
  id: string,
  sides: { was: FlowNode; their: FlowNode; own: FlowNode },
  languages: ReadonlySet<string>,
  conflicts: Place[],
): FlowNode {
  const { was, their, own } = sides;
  if (sameJson(was, own)) return their;
  if (sameJson(was, their)) return own;
  const fields = fieldsOf(sides, languages);
  const ours = new Set(changedFields(fields.was, fields.own));
  let merged = own;
  for (const key of changedFields(fields.was, fields.their)) {
    const value = fields.their.get(key);
    if (!ours.has(key)) merged = withField(merged, pathOf(key), value);
    else if (!sameJson(value, fields.own.get(key))) conflicts.push({ subject: `node:${id}`, path: pathOf(key) });
  }
  return merged;
}

/** A node that they removed and I kept: whatever led to it here still does. Changes `document` in place. */
function leadBack(document: FlowDocument, mine: FlowDocument, id: string): void {
  if (!Object.hasOwn(document.nodes, id)) return;
  for (const role of ["entry", "afterCall", "fallback"] as const)
    if (mine[role] === id && document[role] === null) document[role] = id;
  for (const [from, { exits }] of Object.entries(mine.nodes)) {
    const node = at(document.nodes, from);
    const lost = Object.keys(exits).filter((exit) => exits[exit] === id && !node?.exits[exit]);
    if (node && lost.length > 0)
      document.nodes[from] = lost.reduce((each, exit) => withField(each, ["exits", exit], id), node);
  }
}

/** Whether somebody wired an exit, or a role of the flow, to this node since `base`. */
function leadsTo(base: FlowDocument, after: FlowDocument, id: string): boolean {
  const roles = (["entry", "afterCall", "fallback"] as const).some((role) => after[role] === id && base[role] !== id);
  return (
    roles ||
    Object.entries(after.nodes).some(
      ([from, node]) =>
        node !== base.nodes[from] &&
        Object.entries(node.exits).some(([exit, to]) => to === id && at(base.nodes, from)?.exits[exit] !== id),
    )
  );
}

function mergeComments(
  base: readonly FlowComment[],
  theirs: FlowComment[],
  mine: FlowComment[],
  conflicts: Place[],
): { merged: FlowComment[]; renamed: Map<string, string> } {
  const [was, their] = [byId(base), byId(theirs)];
  const renamed = collisions(was, their, byId(mine));
  const own = byId(mine.map((each) => ({ ...each, id: renamed.get(each.id) ?? each.id })));
  const merged: FlowComment[] = [];
  const ids = [...theirs.map(({ id }) => id), ...mine.map(({ id }) => renamed.get(id) ?? id)];
  for (const id of new Set(ids)) {
    const [before, one, other] = [at(was, id), at(their, id), at(own, id)];
    if (one && other && before) {
      const isMine = !sameJson(before, other);
      const place = sameJson(placeOf(before), placeOf(other)) ? placeOf(one) : placeOf(other);
      if (before.text !== one.text && before.text !== other.text && one.text !== other.text)
        conflicts.push({ subject: `comment:${id}`, path: [] });
      merged.push(isMine ? { ...place, id, text: before.text === other.text ? one.text : other.text } : one);
    } else if (!before) {
      merged.push((other ?? one) as FlowComment);
    } else {
      const kept = (other ?? one) as FlowComment;
      if (kept.text === before.text) continue;
      conflicts.push({ subject: `comment:${id}`, path: [] });
      if (other) merged.push(other);
    }
  }
  return { merged, renamed };
}

const placeOf = ({ id: _, text: __, ...place }: FlowComment) => place;

function mergeRecord<T>(base: Record<string, T>, theirs: Record<string, T>, mine: Record<string, T>) {
  if (mine === base) return theirs;
  const merged = { ...theirs };
  for (const id of Object.keys({ ...base, ...mine })) {
    if (sameJson(at(base, id), at(mine, id))) continue;
    const value = at(mine, id);
    if (value === undefined) delete merged[id];
    else merged[id] = value;
  }
  return merged;
}

/** Only of nodes that are there; one that comes back stands where it stood. */
function placesOf({ nodes, layout }: FlowDocument, mine: FlowDocument): FlowDocument["layout"] {
  const next: FlowDocument["layout"] = {};
  for (const id of Object.keys(nodes)) {
    const place = at(layout, id) ?? at(mine.layout, id);
    if (place) next[id] = place;
  }
  return sameKeys(next, layout) ? layout : next;
}

const byId = (comments: readonly FlowComment[]) => Object.fromEntries(comments.map((each) => [each.id, each]));

function sameKeys(a: object, b: object): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => Object.hasOwn(b, key));
}

function at<T>(record: Record<string, T>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
