import { describe, expect, it } from "vitest";
import { boundsOf, customPeriod, readPeriod } from "./period";

const at = Date.parse("2026-03-29T12:00:00Z");
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000;

describe("a period", () => {
  it.each([
    ["today", "UTC", "2026-03-29T00:00:00.000Z", 24],
    // Clocks go forward that night.
    ["today", "Europe/Tallinn", "2026-03-28T22:00:00.000Z", 23],
    ["7d", "Europe/Tallinn", "2026-03-22T22:00:00.000Z", 7 * 24 - 1],
    ["30d", "Asia/Kolkata", "2026-02-27T18:30:00.000Z", 30 * 24],
    // The longest there is: clocks go back twice in it, and forward once.
    ["2025-10-01..2026-11-04", "Europe/Tallinn", "2025-09-30T21:00:00.000Z", 400 * 24 + 1],
    ["2026-03-01..2026-03-01", "America/New_York", "2026-03-01T05:00:00.000Z", 24],
  ] as const)("%s in %s begins at its midnight and takes whole days", (period, timeZone, from, length) => {
    const bounds = boundsOf(period, at, timeZone);
    expect(bounds.from.toISOString()).toBe(from);
    expect(hours(bounds)).toBe(length);
  });

  it("of an address is read, and nothing else is", () => {
    expect(readPeriod("7d")).toBe("7d");
    expect(readPeriod("2026-03-01..2026-03-08")).toBe("2026-03-01..2026-03-08");
    for (const text of [null, "", "8d", "2026-03-08..2026-03-01", "2026-02-30..2026-03-01", "a..b", "constructor"])
      expect(readPeriod(text)).toBeNull();
    expect(customPeriod("2024-01-01", "2026-01-01")).toBeNull();
    expect(customPeriod("2025-10-01", "2026-11-04")).toBe("2025-10-01..2026-11-04");
  });
});
