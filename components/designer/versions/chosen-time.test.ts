import { describe, expect, it } from "vitest";
import { readChosenTime, tomorrowMorning } from "./chosen-time";

const now = Date.parse("2026-10-20T12:00:00Z");
const read = (wallTime: string, timeZone = "Europe/Tallinn", later = false) =>
  readChosenTime({ wallTime, timeZone, later }, now);

describe("a time that is chosen", () => {
  it.each([
    ["2026-10-21T08:00", null],
    ["", "missing"],
    ["2026-10-20T14:59", "past"],
    ["2027-10-22T08:00", "tooFar"],
    ["2027-03-28T03:30", "skipped"],
  ])("%j: %s", (wallTime, problem) => {
    expect(read(wallTime).problem).toBe(problem);
  });

  it("is the first or the second of two where clocks show it twice", () => {
    const first = read("2026-10-25T03:30");
    expect(first.instants).toHaveLength(2);
    expect(read("2026-10-25T03:30", "Europe/Tallinn", true).atMs).toBe((first.atMs ?? 0) + 3_600_000);
  });

  it("needs a zone that there is", () => {
    expect(read("2026-10-21T08:00", "Mars/Olympus").problem).toBe("noZone");
  });

  it("begins with tomorrow morning, as the zone has it", () => {
    expect(tomorrowMorning(Date.parse("2026-10-20T23:30:00Z"), "Pacific/Auckland").wallTime).toBe("2026-10-22T08:00");
    expect(tomorrowMorning(Date.parse("2026-10-20T23:30:00Z"), "America/New_York").wallTime).toBe("2026-10-21T08:00");
  });
});
