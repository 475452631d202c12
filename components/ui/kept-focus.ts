import { useRef } from "react";

/**
 * Remembers what has the focus.
 *
 * @returns a function that gives it back, or else to something else, unless the focus has gone on by itself meanwhile
 */
export function keepFocus(otherwise?: () => HTMLElement | null): () => void {
  const before = document.activeElement;
  return () => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const isThere = before !== document.body && before?.isConnected;
    const target = isThere ? before : otherwise?.();
    if (target instanceof HTMLElement || target instanceof SVGElement) target.focus({ preventScroll: true });
  };
}

/** For a dialog without a button that opens it: what had the focus before has it again afterwards. */
export function useReturnedFocus(open: boolean) {
  const giveBack = useRef(() => {});
  const wasOpen = useRef(false);
  // While it is drawn: afterwards a field in it may have taken the focus already.
  if (open && !wasOpen.current) giveBack.current = keepFocus();
  wasOpen.current = open;
  return {
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      giveBack.current();
    },
  };
}
