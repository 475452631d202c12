import type { SizeOf } from "./box";
import { withMembers } from "./commands/frames";
import type { Editor } from "./create-editor";

/**
 * What moves together: keys with what lies in those of them that are frames. Worked out at the first of a run of edits
 * with one merge key, so that a frame takes along nothing that it passes over.
 */
export function createHeldKeys(editor: Editor, sizeOf: SizeOf, merge: string) {
  let run: { keys: ReadonlySet<string>; all: readonly string[] } | null = null;
  return {
    of(keys: readonly string[]): readonly string[] {
      const isSame = run?.keys.size === keys.length && keys.every((key) => run?.keys.has(key));
      if (!run || !isSame || !editor.goesOn(merge))
        run = { keys: new Set(keys), all: withMembers(editor.store.getState().document, keys, sizeOf) };
      return run.all;
    },
    /** The next move is not of this run, whatever its key. */
    end() {
      run = null;
    },
  };
}
