import { expect, it } from "vitest";
import { needsCharacter } from "@/components/shell/character-keys";

it.each(["f", "?", "/", "+", "=", "5", "shift+a", "shift+1", "g f", "é"])("%s writes a character", (keys) => {
  expect(needsCharacter(keys)).toBe(true);
});

it.each(["mod+k", "mod+shift+z", "alt+a", "escape", "enter", "delete", "shift+delete", "f3", "up down left right"])(
  "%s writes none",
  (keys) => {
    expect(needsCharacter(keys)).toBe(false);
  },
);
