import type { Editor } from "./create-editor";
import { lastStep } from "./history";

/** The step of undo that an act makes; null when it changes nothing. */
export function stepMade(editor: Editor, act: () => void): number | null {
  const last = () => lastStep(editor.store.getState().history);
  const before = last();
  act();
  const after = last();
  return after === before ? null : after;
}
