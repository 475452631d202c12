import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import type { Editor } from "./create-editor";

/** The first check reads every node and takes longest; the flow is to be seen before it. */
const latestFirstMs = 1_000;

/**
 * Keeps the editor's issues up to date with its document: as soon as the page that opened it has nothing else to do,
 * then shortly after each change, so that neither opening a large flow nor typing in it is held up by checking it.
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
  const cancelFirst = whenIdle(() => timer === null && run());
  const stop = editor.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(run, delayMs);
  });
  return () => {
    cancelFirst();
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

/** @returns a function that calls it off */
function whenIdle(work: () => void): () => void {
  // Safari has no such thing yet.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: latestFirstMs });
  return () => cancelIdleCallback(handle);
}
