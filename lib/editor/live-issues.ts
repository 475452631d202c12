import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { sameJson } from "@/lib/flow/same-json";
import type { Editor } from "./create-editor";

/** A page that is busy all the time is checked all the same. */
const latestMs = 1_000;

/**
 * Keeps the editor's issues up to date with its document: as soon as the page that opened it has nothing else to do,
 * and shortly after each change, so that neither opening a large flow nor typing in it is held up by checking it. What
 * is found of a document that has changed meanwhile is not told.
 *
 * @returns a function that stops it
 */
export function keepIssues(
  editor: Editor,
  check: (document: FlowDocument) => Promise<readonly Issue[]>,
  delayMs = 150,
): () => void {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = async () => {
    const { document } = editor.store.getState();
    const issues = await check(document);
    const now = editor.store.getState();
    if (isStopped || now.document !== document) return;
    if (now.isChecked && sameJson(now.issues, issues)) return;
    editor.setIssues(issues);
  };
  let cancel = whenIdle(() => void run());
  const stop = editor.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    cancel();
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      cancel = whenIdle(() => void run());
    }, delayMs);
  });
  return () => {
    isStopped = true;
    stop();
    cancel();
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
  const handle = requestIdleCallback(work, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
