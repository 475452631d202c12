import { expect, it, vi } from "vitest";
import { areCharacterKeysOn, followCharacterKeys, needsCharacter } from "@/components/ui/character-keys";

it.each(["f", "?", "/", "+", "=", "5", "shift+a", "shift+1", "g f", "é"])("%s writes a character", (keys) => {
  expect(needsCharacter(keys)).toBe(true);
});

it.each(["mod+k", "mod+shift+z", "alt+a", "escape", "enter", "delete", "shift+delete", "f3", "up down left right"])(
  "%s writes none",
  (keys) => {
    expect(needsCharacter(keys)).toBe(false);
  },
);

it("keys that are switched off in another tab are off here at once, though they were on before", () => {
  const stored = new Map<string, string>();
  const localStorage = { getItem: (key: string) => stored.get(key) ?? null };
  const page = Object.assign(new EventTarget(), { localStorage });
  vi.stubGlobal("window", page);
  const changes = (key: string | null) => page.dispatchEvent(Object.assign(new Event("storage"), { key }));
  const heard = vi.fn();
  const unfollow = followCharacterKeys(heard);
  expect(areCharacterKeysOn()).toBe(true);

  stored.set("callwright.character-keys", "off");
  changes("another");
  expect(areCharacterKeysOn()).toBe(true);
  changes("callwright.character-keys");
  expect(areCharacterKeysOn()).toBe(false);
  stored.clear();
  // All of it was cleared.
  changes(null);
  expect(areCharacterKeysOn()).toBe(true);
  expect(heard).toHaveBeenCalledTimes(2);
  unfollow();
  vi.unstubAllGlobals();
});
