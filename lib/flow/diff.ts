import type { FlowDocument, FlowNode } from "./document";
import { type FlowField, flowFields } from "./patch";
import { sameJson } from "./same-json";

export interface NodeChange {
  kind: "added" | "removed" | "changed" | "moved";
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
  commentsChanged: boolean;
}

/** What changed from `before` to `after`, in the words of a flow rather than of its JSON. */
export function diffFlows(before: FlowDocument, after: FlowDocument): FlowDiff {
  const nodes: Record<string, NodeChange> = {};
  for (const [id, node] of Object.entries(after.nodes)) {
    const old = Object.hasOwn(before.nodes, id) ? before.nodes[id] : undefined;
    if (!old) nodes[id] = { kind: "added", type: node.type, label: node.label, paths: [] };
    else {
      const paths = changedPaths(old, node);
      const moved = !sameJson(before.layout[id], after.layout[id]);
      if (paths.length > 0 || moved)
        nodes[id] = { kind: paths.length > 0 ? "changed" : "moved", type: node.type, label: node.label, paths };
    }
  }
  for (const [id, node] of Object.entries(before.nodes)) {
    if (!Object.hasOwn(after.nodes, id)) nodes[id] = { kind: "removed", type: node.type, label: node.label, paths: [] };
  }
  return {
    fields: flowFields.filter((field) => !sameJson(before[field], after[field])),
    nodes,
    commentsChanged: !sameJson(before.comments, after.comments),
  };
}

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

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
