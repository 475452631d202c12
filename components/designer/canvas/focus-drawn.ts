import { reveal, type ViewStore } from "@/components/designer/view-state";
import { watchFocus } from "@/components/ui/moved-on";

/** How long a card may take until it is drawn and in sight: the way there alone is 150 ms, and a large flow many frames. */
const patience = { ms: 1_000, frames: 30 };

/**
 * Puts the focus on a card of the canvas, or on what a selector finds in it, once it is drawn and can take it; unless
 * somebody has gone elsewhere until then.
 */
export function focusDrawn(key: string, within = ""): void {
  const untilMs = performance.now() + patience.ms;
  let frames = 0;
  const focus = watchFocus();
  const attempt = () => {
    if (focus.hasMovedOn() || focusIfDrawn(key, within)) return focus.end();
    frames += 1;
    if (frames > patience.frames && performance.now() >= untilMs) return focus.end();
    requestAnimationFrame(attempt);
  };
  attempt();
}

/** The same for a card that may be out of sight, and then is not drawn in a large flow: it is brought into view first. */
export function focusShown(view: ViewStore, key: string): void {
  if (!isInSight(drawnCard(key))) reveal(view, key);
  focusDrawn(key);
}

/** The same at once or not at all. */
export function focusIfDrawn(key: string, within = ""): boolean {
  const card = drawnCard(key);
  const drawn = within === "" ? card : (card?.querySelector<HTMLElement>(within) ?? null);
  drawn?.focus({ preventScroll: true });
  return drawn !== null && drawn === document.activeElement;
}

export function drawnCard(key: string | undefined): HTMLElement | null {
  return document.querySelector(`.react-flow__node[data-id="${CSS.escape(key ?? "")}"]`);
}

function isInSight(card: HTMLElement | null): boolean {
  const frame = card?.closest(".react-flow")?.getBoundingClientRect();
  const box = card?.getBoundingClientRect();
  if (!frame || !box) return false;
  return box.left < frame.right && box.right > frame.left && box.top < frame.bottom && box.bottom > frame.top;
}

/** Whether the focus is on a command about what is selected: in a menu, in Ctrl-K, or in the form of it. */
export function isOnCommand(): boolean {
  return document.activeElement?.closest("[role=menu], [cmdk-root], aside [data-inspector]") != null;
}

/** The card that has the focus itself, by its key. */
export function focusedKey(): string | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.matches(".react-flow__node")
    ? (activeElement.dataset.id ?? null)
    : null;
}
