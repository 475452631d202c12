import { describe, expect, it } from "vitest";
import { chooseLocale } from "@/i18n/choose-locale";

describe("chooseLocale", () => {
  it.each([
    ["ar", "en-US,en", "ar"],
    [undefined, "et-EE,et;q=0.9,en;q=0.5", "et"],
    [undefined, "de-DE, en;q=0.4, ar;q=0.8", "ar"],
    [undefined, "ar;q=0, en-GB;q=0.3", "en"],
    ["xx", "AR-ae", "ar"],
    ["__proto__", null, "en"],
    [undefined, ";;;,q=", "en"],
  ] as const)("cookie %s and header %s give %s", (cookie, header, expected) => {
    expect(chooseLocale(cookie, header)).toBe(expected);
  });
});
