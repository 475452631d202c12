import { describe, expect, it } from "vitest";
import { languageSchema, pickContent, promptSchema } from "./prompt";

const say = (text: string) => ({ say: text });

describe("pickContent", () => {
  it.each([
    ["the language itself", { "en-US": say("a"), "ar-AE": say("b") }, "ar-AE", "ar-AE"],
    ["another region of it", { "en-US": say("a"), "ar-AE": say("b") }, "ar-EG", "ar-AE"],
    ["the flow's first language", { "ar-AE": say("b"), "en-US": say("a") }, "fr-FR", "en-US"],
    ["whatever there is", { "et-EE": say("b") }, "fr-FR", "et-EE"],
    ["not an empty text", { "ar-AE": say("  "), "en-US": say("a") }, "ar-AE", "en-US"],
    ["audio", { "ar-AE": { play: "welcome" } }, "ar-AE", "ar-AE"],
  ])("takes %s", (_what, prompt, language, expected) => {
    expect(pickContent(prompt, language, ["en-US"])?.language).toBe(expected);
  });

  it("has nothing to say for an empty prompt", () => {
    expect(pickContent({}, "en-US", ["en-US"])).toBeNull();
    expect(pickContent({ "en-US": say("") }, "en-US", ["en-US"])).toBeNull();
  });
});

it("a language is written as the carrier writes it", () => {
  for (const good of ["en-US", "ar-AE", "et", "zh-Hant-TW", "es-419"])
    expect(languageSchema.safeParse(good).success).toBe(true);
  for (const bad of ["english", "en_US", "EN-us", "", "constructor", "__proto__"])
    expect(languageSchema.safeParse(bad).success).toBe(false);
  expect(promptSchema.safeParse({ "en-US": { say: "a", play: "b" } }).success).toBe(false);
});
