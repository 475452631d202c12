import { z } from "zod";
import type { FlowDocument } from "@/lib/flow/document";
import { diffToPatches, type FlowPatch, flowPatchSchema } from "@/lib/flow/patch";

/** One step of undo: what it did and what takes it back. */
export interface HistoryEntry {
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

const entrySchema = z.strictObject({ label: z.string(), redo: flowPatchSchema.array(), undo: flowPatchSchema.array() });
export const historySchema = z.strictObject({ past: entrySchema.array(), future: entrySchema.array() });

/** Null when nothing changed. */
export function entryBetween(label: string, before: FlowDocument, after: FlowDocument): HistoryEntry | null {
  const redo = diffToPatches(before, after);
  return redo.length === 0 ? null : { label, redo, undo: diffToPatches(after, before) };
}

export function pushed(history: History, entry: HistoryEntry): History {
  return { past: [...history.past, entry].slice(-entriesKept), future: [] };
}
