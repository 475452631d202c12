import { z } from "zod";
import type { FlowDocument } from "@/lib/flow/document";
import { diffToPatches, type FlowPatch, flowPatchSchema, subjectOf } from "@/lib/flow/patch";

/** One step of undo: what it did and what takes it back. */
export interface HistoryEntry {
  /** Which step it is, whatever others do to its patches. Steps that earlier releases kept have none. */
  id?: number | undefined;
  /** What was done, as a text key (`designer.history.<label>`), for "Undo move". */
  label: string;
  redo: FlowPatch[];
  undo: FlowPatch[];
}

/** Selection and viewport are not part of it. Plain JSON, so that it survives a reload. */
export interface History {
  past: HistoryEntry[];
  future: HistoryEntry[];
}

export const emptyHistory: History = { past: [], future: [] };

/** Older steps are forgotten. */
const entriesKept = 200;

const entrySchema = z.strictObject({
  id: z.number().int().optional(),
  label: z.string(),
  redo: flowPatchSchema.array(),
  undo: flowPatchSchema.array(),
});
export const historySchema = z.strictObject({ past: entrySchema.array(), future: entrySchema.array() });

/** Null when nothing changed. */
export function entryBetween(
  label: string,
  before: FlowDocument,
  after: FlowDocument,
  id?: number,
): HistoryEntry | null {
  const redo = diffToPatches(before, after);
  return redo.length === 0 ? null : { id, label, redo, undo: diffToPatches(after, before) };
}

/** The step that would be taken back next, for whoever offers to take back that one alone. */
export const lastStep = ({ past }: History): number | null => past.at(-1)?.id ?? null;

export function pushed(history: History, entry: HistoryEntry): History {
  return { past: [...history.past, entry].slice(-entriesKept), future: [] };
}

/** The last step as one with the step before it, when that is `step`: what a person did in two goes is taken back in one. */
export function joinedOnto(history: History, step: number): History {
  const [first, last] = history.past.slice(-2);
  if (!first || !last || first.id !== step) return history;
  const both = { ...last, redo: inTurn(first.redo, last.redo), undo: inTurn(last.undo, first.undo) };
  return { ...history, past: [...history.past.slice(0, -2), both] };
}

/** One patch for each subject, as every step has. Of a note both stay: its order among the others takes them both. */
function inTurn(earlier: readonly FlowPatch[], later: readonly FlowPatch[]): FlowPatch[] {
  const again = new Set(later.map(subjectOf).filter((subject) => !subject.startsWith("comment:")));
  return [...earlier.filter((patch) => !again.has(subjectOf(patch))), ...later];
}
