import { describe, expect, it } from "vitest";
import { spokenSeconds } from "../spoken-time";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const sentence = "Thank you for calling, please listen to all of the choices. ";
const found = (type: string, times: number) =>
  checkPublishable(
    checkedFlow({
      a: [
        type,
        { next: "end" },
        {
          prompt: { "en-US": { say: `${sentence.repeat(times)}Press 1.` } },
          ...(type === "menu" ? { keys: ["1"] } : {}),
        },
      ],
      end: ["stop"],
    }),
    checkCatalogue,
  )
    .filter(({ code }) => code === "prompt_too_long")
    .map(({ severity, values }) => [severity, values?.seconds, values?.limit]);

describe("prompt_too_long", () => {
  it("lets a menu speak for 30 s and anything else for 60", () => {
    expect(found("menu", 6)).toEqual([]);
    expect(found("menu", 10)).toEqual([["warning", 41, 30]]);
    expect(found("say", 10)).toEqual([]);
    expect(found("say", 20)).toEqual([["warning", 81, 60]]);
  });

  it("reads as fast as a voice does", () => {
    // 150 words a minute: 25 words in 10 s.
    expect(spokenSeconds("one word after the other and so on until ".repeat(3), "en-US")).toBeCloseTo(8.1, 0);
    expect(spokenSeconds("{{ customer.firstName }}", "en-US")).toBeLessThan(1);
    expect(spokenSeconds("您好，欢迎致电我们公司", "zh-CN")).toBeGreaterThan(2);
  });
});
