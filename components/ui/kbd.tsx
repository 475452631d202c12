"use client";

import { useSyncExternalStore } from "react";
import { needsCharacter, useCharacterKeys } from "@/components/ui/character-keys";
import { cn } from "@/components/ui/cn";

const symbols: Record<string, string> = {
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  enter: "↵",
  escape: "Esc",
  delete: "Del",
  space: "Space",
};

/**
 * Keys as printed on a keyboard: `mod+k` is Ctrl K, or ⌘ K on Apple devices; a space separates keys pressed one
 * after the other ("g f"). Nothing where keys are switched off for this browser.
 */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isApple = useIsApple();
  const hasSingle = useCharacterKeys();
  if (!hasSingle && needsCharacter(keys)) return null;
  return (
    // The outer element takes the page's direction, so that margins given to it fall on the right side.
    <span className={cn("inline-flex", className)}>
      <kbd dir="ltr" className="inline-flex items-center gap-1 font-sans">
        {keys.split(" ").flatMap((chord, chordIndex) =>
          chord.split("+").map((key, keyIndex) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: keys are pressed in this order, and one may repeat
              key={`${chordIndex}.${keyIndex}.${key}`}
              className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-xs border border-current/20 bg-current/5 px-1 text-2xs leading-none"
            >
              {keyName(key, isApple)}
            </span>
          )),
        )}
      </kbd>
    </span>
  );
}

function keyName(key: string, isApple: boolean): string {
  const name = key.toLowerCase();
  if (name === "mod") return isApple ? "⌘" : "Ctrl";
  if (name === "alt") return isApple ? "⌥" : "Alt";
  if (name === "shift") return isApple ? "⇧" : "Shift";
  return symbols[name] ?? (/^(.|f\d+)$/.test(key) ? key.toUpperCase() : key);
}

function useIsApple(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
