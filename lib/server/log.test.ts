import { describe, expect, it } from "vitest";
import { describeError } from "@/lib/server/log";

describe("describeError", () => {
  it("keeps kind, code and place and drops what may repeat a caller's input", () => {
    const cause = Object.assign(new Error('invalid input: "4711"'), { code: "22P02" });
    const told = describeError(new TypeError("PIN 4711\nof +4712345", { cause }));
    expect(told).toMatchObject({ type: "TypeError", cause: { code: "22P02" } });
    expect(told.stack).toContain("log.test.ts");
    expect(JSON.stringify(told)).not.toMatch(/4711|4712345/);
  });

  it("tells only the kind of what is no error", () => {
    expect(describeError("4711")).toEqual({ type: "string" });
  });
});
