import type { FlowComment, FlowDocument, FlowNode } from "./document";
import { type FlowField, flowFields } from "./patch";
import { sameJson } from "./same-json";

/** `moved`: only where it stands is another, which no caller notices. */
export type ChangeKind = "added" | "removed" | "changed" | "moved";

export interface NodeChange {
  kind: ChangeKind;
  /** Stands elsewhere; also of one that was changed beside. */
  moved: boolean;
  type: string;
  label: string;
  /** For `changed`: `type`, `label`, `config.<key>` and `exits.<exit>`. */
  paths: string[];
}

/** What a person wants to know of two versions of a flow. */
export interface FlowDiff {
  fields: FlowField[];
  /** By node id; a node in neither list is as it was. */
  nodes: Record<string, NodeChange>;
  /** By comment id; a frame that only got another size was moved. */
  comments: Record<string, ChangeKind>;
  /** Flows that run inside it and are others than before; empty where one side, as a draft, does not tell. */
  subflows: string[];
}

/** How many steps were added, removed, changed and only moved. */
export type ChangeCounts = Record<ChangeKind, number>;

/** What changed from `before` to `after`, in the words of a flow rather than of its JSON. */
export function diffFlows(before: FlowDocument, after: FlowDocument): FlowDiff {
  const nodes: Record<string, NodeChange> = {};
  for (const [id, node] of Object.entries(after.nodes)) {
    const old = own(before.nodes, id);
    const { type, label } = node;
    if (!old) nodes[id] = { kind: "added", moved: false, type, label, paths: [] };
    else {
      const paths = changedPaths(old, node);
      const moved = !sameJson(before.layout[id], after.layout[id]);
      if (paths.length > 0 || moved)
        nodes[id] = { kind: paths.length > 0 ? "changed" : "moved", moved, type, label, paths };
    }
  }
  for (const [id, { type, label }] of Object.entries(before.nodes)) {
    if (!Object.hasOwn(after.nodes, id)) nodes[id] = { kind: "removed", moved: false, type, label, paths: [] };
  }
  return {
    fields: flowFields.filter((field) => !sameJson(before[field], after[field])),
    nodes,
    comments: diffComments(before.comments, after.comments),
    subflows: diffSubflows(before.subflows, after.subflows),
  };
}

export function changeCounts({ nodes }: FlowDiff): ChangeCounts {
  const counts: ChangeCounts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { kind } of Object.values(nodes)) counts[kind] += 1;
  return counts;
}

export const isSame = ({ fields, nodes, comments, subflows }: FlowDiff): boolean =>
  [fields, Object.keys(nodes), Object.keys(comments), subflows].every((changes) => changes.length === 0);

/** Whether callers notice nothing of it: steps and notes stand elsewhere, or notes say something else. */
export const isLayoutOnly = ({ fields, nodes, subflows }: FlowDiff): boolean =>
  fields.length === 0 && subflows.length === 0 && Object.values(nodes).every(({ kind }) => kind === "moved");

function changedPaths(before: FlowNode, after: FlowNode): string[] {
  const paths: string[] = [];
  if (before.type !== after.type) paths.push("type");
  if (before.label !== after.label) paths.push("label");
  for (const key of keysOf(before.config, after.config))
    if (!sameJson(before.config[key], after.config[key])) paths.push(`config.${key}`);
  for (const exit of keysOf(before.exits, after.exits)) {
    if ((before.exits[exit] ?? null) !== (after.exits[exit] ?? null)) paths.push(`exits.${exit}`);
  }
  return paths;
}

function diffComments(before: readonly FlowComment[], after: readonly FlowComment[]): FlowDiff["comments"] {
  const changes: FlowDiff["comments"] = {};
  const old = new Map(before.map((comment) => [comment.id, comment]));
  for (const comment of after) {
    const was = old.get(comment.id);
    if (!was) changes[comment.id] = "added";
    else if (was.text !== comment.text) changes[comment.id] = "changed";
    else if (!sameJson(was, comment)) changes[comment.id] = "moved";
    old.delete(comment.id);
  }
  for (const id of old.keys()) changes[id] = "removed";
  return changes;
}

function diffSubflows(before: FlowDocument["subflows"], after: FlowDocument["subflows"]): string[] {
  if (!before || !after) return [];
  return keysOf(before, after).filter((name) => !sameJson(own(before, name), own(after, name)));
}

const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
