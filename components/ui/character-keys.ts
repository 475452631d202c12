import { useSyncExternalStore } from "react";

const storageKey = "callwright.character-keys";
const listeners = new Set<() => void>();
/** Null until it is asked for first. */
let known: boolean | null = null;

/** Whether keys are one that writes a character, alone or with Shift: these a voice or a slip presses by accident. */
export function needsCharacter(keys: string): boolean {
  return keys.split(" ").some((chord) => /^(shift\+)?\S$/u.test(chord));
}

/** Whether such keys do something on this page. Everybody may switch them off for their browser. */
export function areCharacterKeysOn(): boolean {
  known ??= stored();
  return known;
}

export function setCharacterKeys(isOn: boolean): void {
  known = isOn;
  try {
    if (isOn) window.localStorage.removeItem(storageKey);
    else window.localStorage.setItem(storageKey, "off");
  } catch {
    // Storage is switched off: it holds until the page is left.
  }
  for (const tell of listeners) tell();
}

export function useCharacterKeys(): boolean {
  return useSyncExternalStore(followCharacterKeys, areCharacterKeysOn, () => true);
}

function stored(): boolean {
  try {
    return window.localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

/** Says when they are switched, here or in another tab; without it the other tab is not heard. */
export function followCharacterKeys(tell: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== storageKey && key !== null) return;
    known = null;
    tell();
  };
  listeners.add(tell);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(tell);
    window.removeEventListener("storage", onStorage);
  };
}
