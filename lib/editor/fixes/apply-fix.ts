import { type Full, refusesMore } from "../commands/refuses-more";
import type { Editor } from "../create-editor";
import type { Fix } from "./fix";

/** Mends in one step of undo; where the flow has no room for what that adds, nothing is changed and this says so. */
export function applyFix(editor: Editor, fix: Fix): Full | null {
  const { document } = editor.store.getState();
  const mended = fix.apply(document);
  const steps = Object.keys(mended.nodes).length - Object.keys(document.nodes).length;
  const full = refusesMore(document, { steps });
  if (!full) editor.edit("fix", () => mended);
  return full;
}
