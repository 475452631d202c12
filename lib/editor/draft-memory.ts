import { z } from "zod";
import type { FlowDocument } from "@/lib/flow/document";
import { applyPatches, diffToPatches, type FlowPatch, flowPatchSchema } from "@/lib/flow/patch";
import type { TextStore } from "./draft-port";
import { type History, historySchema } from "./history";

/** What a reload must not lose: undo, and what had not reached the server. */
const memorySchema = z.strictObject({
  history: historySchema,
  /** `redo` turns the last saved draft into what was on the screen, `undo` back again. */
  unsaved: z.strictObject({ redo: flowPatchSchema.array(), undo: flowPatchSchema.array() }),
  revision: z.number().int(),
});

export interface DraftMemory {
  write(state: { saved: FlowDocument; current: FlowDocument; revision: number; history: History }): void;
  read(): z.infer<typeof memorySchema> | null;
}

export function createDraftMemory(store: TextStore, flowId: string): DraftMemory {
  const key = `callwright.draft.${flowId}`;
  return {
    write({ saved, current, revision, history }) {
      const redo = diffToPatches(saved, current);
      if (redo.length === 0 && history.past.length === 0 && history.future.length === 0) return store.write(key, null);
      store.write(key, JSON.stringify({ history, revision, unsaved: { redo, undo: diffToPatches(current, saved) } }));
    },
    read() {
      const text = store.read(key);
      if (text === null) return null;
      try {
        const memory = memorySchema.safeParse(JSON.parse(text));
        return memory.success ? memory.data : null;
      } catch {
        return null;
      }
    },
  };
}

/**
 * The draft my unsaved edits began from, as far as it matters to them: the loaded one with the parts I had touched
 * put back to how they were then. What differs between the two is what others did to those parts meanwhile.
 */
export function baseOfUnsaved(loaded: FlowDocument, undo: FlowPatch[]): FlowDocument {
  const base = applyPatches(loaded, undo);
  return base.ok ? base.value : loaded;
}
