import { describe, expect, it } from "vitest";
import { englishMessages } from "@/i18n/english-messages";
import { loadMessages } from "@/i18n/load-messages";

describe("loadMessages", () => {
  it("is the English catalogue for English", async () => {
    expect(await loadMessages("en")).toBe(englishMessages);
  });

  it("takes what Arabic has and keeps English for the rest", async () => {
    const arabic = await loadMessages("ar");
    expect(arabic.shell.nav.flows).toMatch(/\p{Script=Arabic}/u);
    expect(keysOf(arabic)).toEqual(keysOf(englishMessages));
  });

  it("has every text in Estonian", async () => {
    const estonian = await loadMessages("et");
    expect(estonian.shell.nav.flows).toBe("Kõnevood");
    expect(keysOf(estonian)).toEqual(keysOf(englishMessages));
  });
});

/** Every text's path, in the catalogue's order. */
function keysOf(tree: object): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? keysOf(value).map((inner) => `${key}.${inner}`) : [key],
  );
}
