import { z } from "zod";
import { err, ok, type Result } from "@/lib/util/result";
import {
  type FlowComment,
  type FlowDocument,
  type FlowNode,
  flowCommentSchema,
  flowDocumentSchema,
  flowNodeSchema,
  nodeIdSchema,
} from "./document";
import { limits } from "./limits";
import { sameJson } from "./same-json";

/** Fields of the flow itself that a patch may set, each as a whole. */
export const flowFields = ["name", "languages", "entry", "afterCall", "fallback", "company"] as const;
export type FlowField = (typeof flowFields)[number];

/**
 * One edit of a flow, as data: undo, autosave and two people editing at once share it. A patch sets a whole node,
 * position, field or comment, so applying it twice is applying it once.
 */
export type FlowPatch =
  | { op: "setNode"; id: string; node: FlowNode }
  | { op: "removeNode"; id: string }
  /** Null takes the node's position away. */
  | { op: "setLayout"; id: string; at: { x: number; y: number } | null }
  | { [F in FlowField]: { op: "setField"; field: F; value: FlowDocument[F] } }[FlowField]
  /** Replaces the comment of the same id in its place, or adds it at the end. */
  | { op: "setComment"; comment: FlowComment }
  | { op: "removeComment"; id: string };

const shape = flowDocumentSchema.shape;
const position = shape.layout.valueType;
const setField = <F extends FlowField>(field: F) =>
  z.strictObject({ op: z.literal("setField"), field: z.literal(field), value: shape[field] });

/** Patches from outside (the API, another tab) pass through this before they are applied. */
export const flowPatchSchema: z.ZodType<FlowPatch> = z.union([
  z.strictObject({ op: z.literal("setNode"), id: nodeIdSchema, node: flowNodeSchema }),
  z.strictObject({ op: z.literal("removeNode"), id: nodeIdSchema }),
  z.strictObject({ op: z.literal("setLayout"), id: nodeIdSchema, at: position.nullable() }),
  z.union(flowFields.map((field) => setField(field))),
  z.strictObject({ op: z.literal("setComment"), comment: flowCommentSchema }),
  z.strictObject({ op: z.literal("removeComment"), id: nodeIdSchema }),
]) as unknown as z.ZodType<FlowPatch>;

export type PatchProblem = { code: "too_many_nodes" | "too_many_comments"; limit: number };

/**
 * The document after the patches, in order. Untouched nodes keep their identity. Removing what is not there is
 * nothing, so that patches can be replayed; only growing past a limit is refused, and then nothing is applied.
 */
export function applyPatches(
  document: FlowDocument,
  patches: readonly FlowPatch[],
): Result<FlowDocument, PatchProblem> {
  if (patches.length === 0) return ok(document);
  const next: FlowDocument = { ...document };
  for (const patch of patches) applyTo(next, document, patch);
  const grew = Object.keys(next.nodes).length > Object.keys(document.nodes).length;
  if (grew && Object.keys(next.nodes).length > limits.nodesPerFlow)
    return err({ code: "too_many_nodes", limit: limits.nodesPerFlow });
  if (next.comments.length > limits.commentsPerFlow && next.comments.length > document.comments.length) {
    return err({ code: "too_many_comments", limit: limits.commentsPerFlow });
  }
  return ok(next);
}

/** Changes `next` in place; each part is copied from `original` before its first change. */
function applyTo(next: FlowDocument, original: FlowDocument, patch: FlowPatch): void {
  switch (patch.op) {
    case "setNode":
    case "removeNode":
      if (next.nodes === original.nodes) next.nodes = { ...next.nodes };
      if (patch.op === "setNode") next.nodes[patch.id] = patch.node;
      else delete next.nodes[patch.id];
      return;
    case "setLayout":
      if (next.layout === original.layout) next.layout = { ...next.layout };
      if (patch.at) next.layout[patch.id] = patch.at;
      else delete next.layout[patch.id];
      return;
    case "setField":
      Object.assign(next, { [patch.field]: patch.value });
      return;
    case "setComment": {
      const known = next.comments.some((comment) => comment.id === patch.comment.id);
      next.comments = known
        ? next.comments.map((comment) => (comment.id === patch.comment.id ? patch.comment : comment))
        : [...next.comments, patch.comment];
      return;
    }
    case "removeComment":
      next.comments = next.comments.filter((comment) => comment.id !== patch.id);
  }
}

/**
 * The patches that turn `before` into `after`; empty when they mean the same. `diffToPatches(after, before)` undoes
 * them. Nodes that are the same object cost one comparison.
 */
export function diffToPatches(before: FlowDocument, after: FlowDocument): FlowPatch[] {
  const patches: FlowPatch[] = [];
  for (const field of flowFields) {
    if (!sameJson(before[field], after[field]))
      patches.push({ op: "setField", field, value: after[field] } as FlowPatch);
  }
  if (before.nodes !== after.nodes) {
    for (const id of Object.keys(before.nodes))
      if (!Object.hasOwn(after.nodes, id)) patches.push({ op: "removeNode", id });
    for (const [id, node] of Object.entries(after.nodes)) {
      if (before.nodes[id] !== node && !(Object.hasOwn(before.nodes, id) && sameJson(before.nodes[id], node)))
        patches.push({ op: "setNode", id, node });
    }
  }
  if (before.layout !== after.layout) {
    for (const id of Object.keys(before.layout))
      if (!Object.hasOwn(after.layout, id)) patches.push({ op: "setLayout", id, at: null });
    for (const [id, at] of Object.entries(after.layout)) {
      if (before.layout[id] !== at && !(Object.hasOwn(before.layout, id) && sameJson(before.layout[id], at)))
        patches.push({ op: "setLayout", id, at });
    }
  }
  if (before.comments !== after.comments) patches.push(...diffComments(before.comments, after.comments));
  return patches;
}

/** A changed order is told by taking the comments out of turn away and adding them again at the end. */
function diffComments(before: readonly FlowComment[], after: readonly FlowComment[]): FlowPatch[] {
  const patches: FlowPatch[] = [];
  let inTurn = 0;
  while (inTurn < after.length && after[inTurn]?.id === before[inTurn]?.id) inTurn++;
  const kept = new Set(after.slice(0, inTurn).map((comment) => comment.id));
  for (const comment of before) if (!kept.has(comment.id)) patches.push({ op: "removeComment", id: comment.id });
  after.forEach((comment, index) => {
    if (index >= inTurn || !sameJson(comment, before[index])) patches.push({ op: "setComment", comment });
  });
  return patches;
}

/** What a patch touches, e.g. `node:main-menu`, `field:name`: two people who touch the same thing may be in conflict. */
export type PatchSubject = `node:${string}` | `layout:${string}` | `field:${FlowField}` | `comment:${string}`;

export function subjectOf(patch: FlowPatch): PatchSubject {
  switch (patch.op) {
    case "setNode":
    case "removeNode":
      return `node:${patch.id}`;
    case "setLayout":
      return `layout:${patch.id}`;
    case "setField":
      return `field:${patch.field}`;
    case "setComment":
      return `comment:${patch.comment.id}`;
    case "removeComment":
      return `comment:${patch.id}`;
  }
}

/**
 * What both sides touched and left different. Positions are never in conflict: where a box stands is nobody's work
 * lost, and the later move wins.
 */
export function conflicts(theirs: readonly FlowPatch[], mine: readonly FlowPatch[]): PatchSubject[] {
  const their = lastBySubject(theirs);
  const found: PatchSubject[] = [];
  for (const [subject, patch] of lastBySubject(mine)) {
    const other = their.get(subject);
    if (other && patch.op !== "setLayout" && !sameJson(other, patch)) found.push(subject);
  }
  return found;
}

/**
 * My unsaved patches, fit to go on top of theirs.
 *
 * @returns `patches` touch nothing that is in conflict; `conflicts` were left out, for a person to choose from.
 * A move of a node that they removed is dropped: there is nothing left to move.
 */
export function mergePatches(
  theirs: readonly FlowPatch[],
  mine: readonly FlowPatch[],
): { patches: FlowPatch[]; conflicts: PatchSubject[] } {
  const inConflict = conflicts(theirs, mine);
  const refused = new Set<PatchSubject>(inConflict);
  const theirNodes = lastBySubject(theirs);
  const patches = mine.filter((patch) => {
    if (patch.op === "setLayout") return theirNodes.get(`node:${patch.id}`)?.op !== "removeNode";
    return !refused.has(subjectOf(patch));
  });
  return { patches, conflicts: inConflict };
}

function lastBySubject(patches: readonly FlowPatch[]): Map<PatchSubject, FlowPatch> {
  return new Map(patches.map((patch) => [subjectOf(patch), patch]));
}
