import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { diffToPatches, type FlowPatch, type PatchSubject, subjectOf } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import type { History, HistoryEntry } from "./history";
import type { MergedDrafts } from "./merge/merge-drafts";
import { changedFields, type FieldPath, fieldAt, fieldsOf, pathOf, withField } from "./merge/node-fields";

/** Somebody else made `after` of `before`; ids that both had given are others on my side now. */
export interface OthersEdit {
  before: FlowDocument;
  after: FlowDocument;
  renamed: MergedDrafts["renamed"];
}

/**
 * My steps on top of somebody else's edit: taking one back leaves theirs as it is. A field that they changed too is
 * taken out of my steps, as is a part that they added, removed or changed as a whole.
 */
export function rebaseHistory(history: History, edit: OthersEdit): History {
  const rebased = rebaser(edit);
  return rebased ? { past: rebased(history.past), future: rebased(history.future) } : history;
}

/** Null when nothing of it can be in anybody's way. */
export function rebaser(edit: OthersEdit): ((entries: HistoryEntry[]) => HistoryEntry[]) | null {
  const theirs = new Map<PatchSubject, FlowPatch>(
    diffToPatches(edit.before, edit.after).map((patch) => [subjectOf(patch), patch]),
  );
  if (theirs.size === 0) return null;
  const rename = renamer(edit.renamed);
  const languages = new Set([...edit.before.languages, ...edit.after.languages]);
  return (entries) =>
    entries.flatMap((entry): HistoryEntry[] => {
      const [redo, undo] = [entry.redo.map(rename), entry.undo.map(rename)];
      const kept = { ...entry, redo: rebase(redo, undo), undo: rebase(undo, redo) };
      return kept.redo.some((patch) => !isSame(patch, kept.undo)) ? [kept] : [];
    });

  /** @param counterparts the same step the other way round */
  function rebase(patches: readonly FlowPatch[], counterparts: readonly FlowPatch[]): FlowPatch[] {
    return patches.flatMap((patch): FlowPatch[] => {
      const their = theirs.get(subjectOf(patch));
      const open = patch.op === "setNode" ? { ...patch, node: withoutLost(patch.node) } : patch;
      if (!their) return [open];
      const isField =
        their.op === "setNode" && counterparts.some((each) => each.op === "setNode" && each.id === their.id);
      const before = isField ? edit.before.nodes[their.id] : undefined;
      if (!before || !isField || open.op !== "setNode" || their.op !== "setNode") return [];
      return [{ ...open, node: withTheirs(open.node, before, their.node) }];
    });
  }

  function withTheirs(mine: FlowNode, before: FlowNode, after: FlowNode): FlowNode {
    const fields = fieldsOf({ before, after, mine }, languages);
    const paths: FieldPath[] = changedFields(fields.before, fields.after).map(pathOf);
    return paths.reduce((node, path) => withField(node, path, fieldAt(after, path)), mine);
  }

  /** A wire to a node that they removed does not come back without it. */
  function withoutLost(node: FlowNode): FlowNode {
    const isLost = (to: string | null) => to !== null && theirs.get(`node:${to}`)?.op === "removeNode";
    if (!Object.values(node.exits).some(isLost)) return node;
    return {
      ...node,
      exits: Object.fromEntries(Object.entries(node.exits).map(([exit, to]) => [exit, isLost(to) ? null : to])),
    };
  }
}

/** Whether the step does nothing here any more. */
function isSame(patch: FlowPatch, undo: readonly FlowPatch[]): boolean {
  const back = undo.find((each) => subjectOf(each) === subjectOf(patch));
  return back !== undefined && sameJson(back, patch);
}

function renamer({ nodes, comments }: OthersEdit["renamed"]): (patch: FlowPatch) => FlowPatch {
  if (nodes.size + comments.size === 0) return (patch) => patch;
  const named = <T extends string | null>(id: T): T => (id === null ? id : ((nodes.get(id) ?? id) as T));
  return (patch) => {
    switch (patch.op) {
      case "setNode": {
        const exits = Object.fromEntries(Object.entries(patch.node.exits).map(([exit, to]) => [exit, named(to)]));
        return { ...patch, id: named(patch.id), node: { ...patch.node, exits } };
      }
      case "removeNode":
      case "setLayout":
        return { ...patch, id: named(patch.id) };
      case "setField":
        return typeof patch.value === "string" && patch.field !== "name"
          ? ({ ...patch, value: named(patch.value) } as FlowPatch)
          : patch;
      case "setComment": {
        const { id } = patch.comment;
        return { ...patch, comment: { ...patch.comment, id: comments.get(id) ?? id } };
      }
      case "removeComment":
        return { ...patch, id: comments.get(patch.id) ?? patch.id };
    }
  };
}
