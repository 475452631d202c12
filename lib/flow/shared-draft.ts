import { err, ok, type Result } from "@/lib/util/result";
import type { FlowDocument } from "./document";
import {
  applyPatches,
  diffToPatches,
  type FlowField,
  type FlowPatch,
  flowFields,
  mergePatches,
  type PatchProblem,
  type PatchSubject,
  subjectOf,
} from "./patch";

/** A draft that several people change. */
export interface SharedDraft {
  document: FlowDocument;
  /** Grows by one with each change. */
  revision: number;
  /** Subject of a patch → the revision that last changed it. */
  touched: Record<string, number>;
  /** Ids of the last saves, the newest last: one whose answer was lost is not done twice. */
  saves: string[];
}

const savesKept = 200;

/**
 * Somebody's patches, fit to go on top of what others did since.
 *
 * @param baseRevision the revision the patches were made on
 * @returns the patches, or the parts that both changed: then nothing may be saved. A node that one removed and the
 * other led an exit to counts as changed by both.
 */
export function mergeInto(
  draft: SharedDraft,
  { baseRevision, patches }: { baseRevision: number; patches: readonly FlowPatch[] },
): Result<FlowPatch[], PatchSubject[]> {
  const theirs = patchesSince(draft, baseRevision);
  const merged = mergePatches(theirs, patches);
  const lost = theirs.length > 0 ? lostTargets(draft.document, merged.patches) : [];
  const conflicts = [...merged.conflicts, ...lost.map((id): PatchSubject => `node:${id}`)];
  return conflicts.length > 0 ? err(conflicts) : ok(merged.patches);
}

/** @returns the draft afterwards, the same one when the patches change nothing, and what they changed */
export function withPatches(
  draft: SharedDraft,
  patches: readonly FlowPatch[],
  saveId: string | null = null,
): Result<{ draft: SharedDraft; changed: PatchSubject[] }, PatchProblem> {
  const applied = applyPatches(draft.document, patches);
  if (!applied.ok) return applied;
  const changed = diffToPatches(draft.document, applied.value).map(subjectOf);
  if (changed.length === 0) return ok({ draft, changed });
  const revision = draft.revision + 1;
  const touched = { ...draft.touched };
  for (const subject of changed) touched[subject] = revision;
  const saves = saveId === null ? draft.saves : [...draft.saves, saveId].slice(-savesKept);
  return ok({ draft: { document: applied.value, revision, touched, saves }, changed });
}

/** What was done to the draft since a revision, as patches from the parts that were touched to how those stand now. */
export function patchesSince({ document, touched }: SharedDraft, revision: number): FlowPatch[] {
  const subjects = Object.keys(touched).filter((subject) => (touched[subject] ?? 0) > revision);
  return [...subjects.flatMap((subject) => patchTo(document, subject) ?? []), ...commentPatches(document, subjects)];
}

function patchTo(document: FlowDocument, subject: string): FlowPatch | null {
  const colon = subject.indexOf(":");
  const [kind, id] = [subject.slice(0, colon), subject.slice(colon + 1)];
  if (kind === "node") {
    const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
    return node ? { op: "setNode", id, node } : { op: "removeNode", id };
  }
  if (kind === "layout") return { op: "setLayout", id, at: document.layout[id] ?? null };
  if (kind === "field" && flowFields.some((field) => field === id)) {
    return { op: "setField", field: id as FlowField, value: document[id as FlowField] } as FlowPatch;
  }
  return null;
}

/**
 * Comments have an order. One that was added, or put elsewhere, stands after every other that was not touched since;
 * those are taken away and added again, so that the order becomes the same wherever the patches are applied.
 */
function commentPatches({ comments }: FlowDocument, subjects: readonly string[]): FlowPatch[] {
  const touched = new Set(subjects.flatMap((subject) => (subject.startsWith("comment:") ? [subject.slice(8)] : [])));
  if (touched.size === 0) return [];
  const lastOther = comments.findLastIndex(({ id }) => !touched.has(id));
  const inPlace = comments.slice(0, lastOther + 1).filter(({ id }) => touched.has(id));
  const removed = [...touched].filter((id) => !inPlace.some((each) => each.id === id));
  return [
    ...inPlace.map((comment): FlowPatch => ({ op: "setComment", comment })),
    ...removed.map((id): FlowPatch => ({ op: "removeComment", id })),
    ...comments.slice(lastOther + 1).map((comment): FlowPatch => ({ op: "setComment", comment })),
  ];
}

/** Nodes that something would lead to only because one side removed them and the other wired them. */
function lostTargets(document: FlowDocument, patches: readonly FlowPatch[]): string[] {
  const applied = applyPatches(document, patches);
  if (!applied.ok) return [];
  const before = missingTargets(document);
  return [...missingTargets(applied.value)].filter((id) => !before.has(id));
}

function missingTargets({ nodes, entry, afterCall, fallback }: FlowDocument): Set<string> {
  const targets = Object.values(nodes).flatMap(({ exits }) => Object.values(exits));
  return new Set(
    [...targets, entry, afterCall, fallback].filter((id): id is string => id !== null && !Object.hasOwn(nodes, id)),
  );
}
