"use client";

import {
  type ComponentProps,
  createContext,
  type FocusEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";

/** Counts the controls somebody has gone to since they came into the form; null: nobody is in it, or it is not calm. */
const Stay = createContext<number | null>(null);

/** Focus comes back to its button a moment after a list has closed. */
const goneAfterMs = 150;

/**
 * A form that holds still while somebody is in it: what its notes say comes when they go to another control, and the
 * place of a note that is no longer true stays empty until they have left.
 */
export function CalmForm(props: ComponentProps<"div">) {
  const [stay, setStay] = useState<number | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPressed = useRef(false);
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    // What a press was aimed at must still be there when it ends.
    const release = () =>
      setTimeout(() => {
        isPressed.current = false;
        // A button that is gone takes the focus with it, and tells nobody.
        if (document.activeElement === document.body) setStay(null);
      });
    window.addEventListener("pointerdown", press, true);
    window.addEventListener("pointerup", release, true);
    window.addEventListener("pointercancel", release, true);
    return () => {
      clearTimeout(waiting.current);
      window.removeEventListener("pointerdown", press, true);
      window.removeEventListener("pointerup", release, true);
      window.removeEventListener("pointercancel", release, true);
    };
  }, []);
  const soon = (change: () => void, afterMs: number) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => (isPressed.current ? soon(change, afterMs) : change()), afterMs);
  };
  // React's events come from lists that float over the page, too.
  const onFocus = ({ target, currentTarget }: FocusEvent) => {
    if (target === currentTarget) return;
    setStay((count) => count ?? 0);
    soon(() => setStay((count) => (count ?? 0) + 1), 0);
  };
  return (
    <Stay value={stay}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears of its controls, and is none itself */}
      <div {...props} onFocus={onFocus} onBlur={() => soon(() => setStay(null), goneAfterMs)} />
    </Stay>
  );
}

/**
 * A note as a calm form shows it; elsewhere as it is.
 *
 * @returns what stands in its place, and whether that is no longer true and only keeps the place
 */
export function useCalmNote(note: ReactNode): { note: ReactNode; isPast: boolean } {
  const stay = useContext(Stay);
  // Not state: notes are new elements at every drawing, and nothing has to be drawn again for them.
  const last = useRef<{ note: ReactNode; stay: number | null }>(null);
  const before = last.current;
  const isFree = stay === null || before === null;
  const mayCome = isFree || Boolean(before.note) || (before.stay !== null && before.stay !== stay);
  const place = isFree ? null : before.note;
  const shown = note ? mayCome && note : place;
  last.current = { note: shown, stay };
  return { note: shown, isPast: !note };
}
