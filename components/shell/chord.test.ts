import { describe, expect, it } from "vitest";
import { chordOf } from "@/components/shell/chord";

const press = (key: string, code: string, ...held: ("ctrlKey" | "metaKey" | "altKey" | "shiftKey")[]) => ({
  key,
  code,
  ctrlKey: held.includes("ctrlKey"),
  metaKey: held.includes("metaKey"),
  altKey: held.includes("altKey"),
  shiftKey: held.includes("shiftKey"),
});

describe("chordOf", () => {
  it.each([
    [press("f", "KeyF"), "f"],
    [press("k", "KeyK", "ctrlKey"), "mod+k"],
    [press("k", "KeyK", "metaKey"), "mod+k"],
    [press("Z", "KeyZ", "ctrlKey", "shiftKey"), "mod+shift+z"],
    [press("?", "Slash", "shiftKey"), "?"],
    [press("؟", "Slash", "shiftKey"), "?"],
    [press("ب", "KeyF"), "f"],
    [press("ن", "KeyK", "ctrlKey"), "mod+k"],
    [press("ArrowUp", "ArrowUp", "altKey"), "alt+up"],
    [press("Escape", "Escape"), "escape"],
    [press(" ", "Space"), "space"],
  ])("%o is %s", (event, chord) => {
    expect(chordOf(event)).toBe(chord);
  });
});
