import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import type { Editor } from "./create-editor";

/**
 * Keeps the editor's issues up to date with its document: at once when it opens, then shortly after each change, so
 * that typing in a large flow is never held up by checking it.
 *
 * @returns a function that stops it
 */
export function keepIssues(
  editor: Editor,
  check: (document: FlowDocument) => readonly Issue[],
  delayMs = 150,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    timer = null;
    editor.setIssues(check(editor.store.getState().document));
  };
  run();
  const stop = editor.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(run, delayMs);
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}
