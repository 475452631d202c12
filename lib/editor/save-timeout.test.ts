import { expect, it } from "vitest";
import { limits } from "@/lib/flow/limits";
import { saveTimeoutMs } from "./save-timeout";

it("a small save has fifteen seconds, and a large one a second more for every 20,000 characters", () => {
  expect([0, 20_000, 2_000_000].map(saveTimeoutMs)).toEqual([15_000, 16_000, 115_000]);
  expect(saveTimeoutMs(limits.documentBytes)).toBeLessThan(5 * 60_000);
});
