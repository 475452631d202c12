"use client";

import {
  type ComponentProps,
  createContext,
  type FocusEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/** Somebody in the form: how many controls they have gone to, and whether they have changed anything. */
interface Visit {
  controls: number;
  hasEdited: boolean;
}

/** Null: nobody is in the form, or it is not calm. */
const Stay = createContext<Visit | null>(null);

/** Focus comes back to its button a moment after a list has closed. */
const goneAfterMs = 150;

/**
 * A form that holds still while somebody edits in it: a new note comes when they go to another control, and the place
 * of a note that is no longer true stays empty until they have left.
 *
 * @param content what is edited: another object after every edit
 */
export function CalmForm({ content, ...props }: Omit<ComponentProps<"div">, "content"> & { content: unknown }) {
  const [stay, setStay] = useState<{ controls: number; from: unknown } | null>(null);
  const controls = stay?.controls ?? null;
  const hasEdited = stay !== null && stay.from !== content;
  const visit = useMemo(() => (controls === null ? null : { controls, hasEdited }), [controls, hasEdited]);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPressed = useRef(false);
  useEffect(() => {
    let looking: ReturnType<typeof setTimeout> | undefined;
    const press = () => {
      isPressed.current = true;
    };
    // What a press was aimed at must still be there when it ends.
    const release = () => {
      setTimeout(() => {
        isPressed.current = false;
      });
      // A button that is gone takes the focus with it, and tells nobody.
      clearTimeout(looking);
      looking = setTimeout(() => document.activeElement === document.body && setStay(null), goneAfterMs);
    };
    window.addEventListener("pointerdown", press, true);
    window.addEventListener("pointerup", release, true);
    window.addEventListener("pointercancel", release, true);
    return () => {
      clearTimeout(waiting.current);
      clearTimeout(looking);
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
    const came = { controls: 0, from: content };
    setStay((now) => now ?? came);
    soon(() => setStay((now) => ({ ...(now ?? came), controls: (now?.controls ?? 0) + 1 })), 0);
  };
  return (
    <Stay value={visit}>
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
  const last = useRef<{ note: ReactNode; stay: Visit | null }>(null);
  const before = last.current;
  const isFree = stay === null || before === null;
  const hasMoved = !isFree && before.stay !== null && before.stay.controls !== stay.controls;
  const mayCome = isFree || !stay.hasEdited || hasMoved || Boolean(before.note);
  const place = isFree ? null : before.note;
  const shown = note ? mayCome && note : place;
  last.current = { note: shown, stay };
  return { note: shown, isPast: !note };
}
