import type { FlowDiff } from "@/lib/flow/diff";
import { isLayoutOnly } from "@/lib/flow/diff";

export interface NoteWords {
  /** "Welcome and Main menu changed" */
  changed(steps: string): string;
  added(steps: string): string;
  removed(steps: string): string;
  settings: string;
  layout: string;
  /** "5 steps" */
  more(count: number): string;
  list(names: readonly string[]): string;
  title(node: { type: string; label: string }): string;
}

/** More names than these are a number. */
const mostNames = 3;

/** A version's note as its differences would write it; empty when there are none. */
export function suggestNote(diff: FlowDiff, words: NoteWords): string {
  const parts = (["changed", "added", "removed"] as const).flatMap((kind) => {
    const names = Object.values(diff.nodes).flatMap((change) => (change.kind === kind ? [words.title(change)] : []));
    if (names.length === 0) return [];
    return [words[kind](names.length > mostNames ? words.more(names.length) : words.list(names))];
  });
  if (diff.fields.length + diff.subflows.length > 0) parts.push(words.settings);
  if (parts.length > 0) return parts.join("; ");
  const isMoved = Object.keys(diff.nodes).length + Object.keys(diff.comments).length > 0;
  return isMoved && isLayoutOnly(diff) ? words.layout : "";
}
