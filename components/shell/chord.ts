type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * The name of a key press as actions write it: "f", "?", "mod+k", "mod+shift+z", "escape", "up".
 *
 * `mod` is Ctrl or ⌘. On keyboards of other scripts (an Arabic layout, say) letters go by their place, so that the
 * same key means the same everywhere. Shift is named with letters and named keys only: "?" already needs it.
 */
export function chordOf(press: KeyPress): string {
  const key = keyOf(press);
  const isSymbol = key.length === 1 && !/[a-z0-9]/.test(key);
  return [
    press.ctrlKey || press.metaKey ? "mod" : "",
    press.altKey ? "alt" : "",
    press.shiftKey && !isSymbol ? "shift" : "",
    key,
  ]
    .filter(Boolean)
    .join("+");
}

const names: Record<string, string> = {
  " ": "space",
  arrowup: "up",
  arrowdown: "down",
  arrowleft: "left",
  arrowright: "right",
  "؟": "?",
};

function keyOf({ key, code }: KeyPress): string {
  const lower = key.toLowerCase();
  if (names[lower]) return names[lower];
  const isAscii = /^[\x21-\x7e]+$/.test(lower);
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase();
  return isAscii || !place ? lower : place;
}

/** "shift+2" for the key with a 2 on it, whatever sign it makes with Shift; null for other keys. */
export function digitChordOf({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  return digit && shiftKey && !ctrlKey && !metaKey && !altKey ? `shift+${digit}` : null;
}
