import { afterEach, describe, expect, it, vi } from "vitest";
import { Speaker, voiceFor } from "./speaker";

const withVoices = (...languages: string[]) =>
  vi.stubGlobal("speechSynthesis", { getVoices: () => languages.map((lang) => ({ lang })) });

afterEach(() => void vi.unstubAllGlobals());

describe("the browser's voice", () => {
  it.each([
    ["its own region's before another's", ["en-GB", "en-US"], "en-US", "en-US"],
    ["its own region's as Android writes it", ["en_GB", "en_US"], "en-US", "en_US"],
    ["another region's where it has no other", ["et-EE", "ar-SA"], "ar-AE", "ar-SA"],
    ["one without a region", ["et"], "et-EE", "et"],
    ["none of a language that only begins the same", ["est-EE", "en-US"], "et-EE", undefined],
  ])("is %s", (_which, voices, language, found) => {
    withVoices(...voices);
    expect(voiceFor(language)?.lang).toBe(found);
  });

  it("is missing where the browser has none, or cannot speak at all", () => {
    withVoices();
    expect([Speaker.isAvailable(), voiceFor("en-US")]).toEqual([false, null]);
    vi.unstubAllGlobals();
    expect(Speaker.isAvailable()).toBe(false);
    withVoices("en-US");
    expect(Speaker.isAvailable()).toBe(true);
  });
});
