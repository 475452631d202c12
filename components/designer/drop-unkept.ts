import type { FormEvent } from "react";
import { isKept, keptPart } from "@/lib/util/json";

/**
 * Takes characters that cannot be kept out of a field before anybody reads it: nobody sees them, and one of them would
 * hold back every save. Typed ones are left alone: they come one at a time, and half a pair may be followed by the rest.
 */
export function dropUnkept({ target, nativeEvent }: FormEvent): void {
  if (nativeEvent instanceof InputEvent && nativeEvent.inputType === "insertText") return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || isKept(target.value)) return;
  const { selectionStart, value } = target;
  target.value = keptPart(value);
  if (selectionStart === null) return;
  const caret = keptPart(value.slice(0, selectionStart)).length;
  target.setSelectionRange(caret, caret);
}
