import { describe, expect, it } from "vitest";
import { trafficPeriod } from "./traffic-input";

describe("a period of traffic", () => {
  it.each([
    ["400 days", "2026-01-01T00:00:00Z", "2027-02-05T00:00:00Z", true],
    // Tallinn's clocks went back twice and forward once.
    ["400 of its days in Tallinn", "2025-09-30T21:00:00Z", "2026-11-04T22:00:00Z", true],
    ["402 days", "2026-01-01T00:00:00Z", "2027-02-07T00:00:00Z", false],
    ["none", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", false],
  ])("of %s", (_length, from, to, isTaken) => {
    expect(trafficPeriod.safeParse({ from: new Date(from), to: new Date(to) }).success).toBe(isTaken);
  });
});
