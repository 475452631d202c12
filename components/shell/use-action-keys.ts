"use client";

import { useEffect } from "react";
import { type Action, useActionRegistry } from "@/components/shell/actions";
import { chordOf, digitChordOf } from "@/components/shell/chord";
import { areCharacterKeysOn, followCharacterKeys, needsCharacter } from "@/components/ui/character-keys";

/** How long the second key of "g f" may take. */
const sequenceMs = 1200;

/** Runs the actions whose keys are pressed anywhere on the page; dialogs and menus keep their keys to themselves. */
export function useActionKeys(): void {
  const registry = useActionRegistry();
  useEffect(() => followCharacterKeys(() => {}), []);
  useEffect(() => {
    let first: { chord: string; atMs: number } | null = null;

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat || isModifier(event.key)) return;
      if (document.querySelector("[role=dialog][data-state=open], [role=alertdialog][data-state=open]")) return;
      const chord = chordOf(event);
      if (needsCharacter(chord) && !areCharacterKeysOn()) return;
      const sequence = first && event.timeStamp - first.atMs < sequenceMs ? `${first.chord} ${chord}` : null;
      const usable = registry
        .sections()
        .flatMap((section) => section.actions)
        .filter((action) => action.keys && action.run && !action.ownKeys && !action.disabled && reaches(action, event));
      const action =
        usable.findLast((candidate) => candidate.keys === sequence) ??
        usable.findLast((candidate) => candidate.keys === chord) ??
        usable.findLast((candidate) => candidate.keys === digitChordOf(event));
      first = null;
      if (action) {
        event.preventDefault();
        action.run?.();
      } else if (usable.some((candidate) => candidate.keys?.startsWith(`${chord} `))) {
        first = { chord, atMs: event.timeStamp };
      }
    }

    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registry]);
}

function reaches(action: Action, event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[role=menu], [role=listbox]")) return false;
  // A closed list takes letters, too: for the option that begins with them.
  if (target?.closest("[role=combobox]") && needsCharacter(chordOf(event))) return false;
  return (
    action.inFields ||
    !target?.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]")
  );
}

function isModifier(key: string): boolean {
  return ["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(key);
}
