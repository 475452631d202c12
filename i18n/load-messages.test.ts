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
    expect(Object.keys(arabic)).toEqual(Object.keys(englishMessages));
    expect(arabic.designer).toEqual(englishMessages.designer);
  });

  it("is all English for a language without files", async () => {
    expect(await loadMessages("et")).toEqual(englishMessages);
  });
});
