import { describe, expect, it } from "vitest";
import { instantsOf, wallTimeAt } from "./wall-time";

const at = (iso: string) => Date.parse(iso);

describe("instantsOf", () => {
  it.each([
    ["an ordinary morning", "2026-06-01T08:00", "Europe/Tallinn", ["2026-06-01T05:00Z"]],
    ["a time that clocks skip in Tallinn", "2026-03-29T03:30", "Europe/Tallinn", []],
    ["the first minute after it", "2026-03-29T04:00", "Europe/Tallinn", ["2026-03-29T01:00Z"]],
    [
      "a time that clocks show twice in Tallinn",
      "2026-10-25T03:30",
      "Europe/Tallinn",
      ["2026-10-25T00:30Z", "2026-10-25T01:30Z"],
    ],
    ["a time skipped in New York", "2026-03-08T02:15", "America/New_York", []],
    [
      "a time shown twice on Lord Howe Island, half an hour apart",
      "2026-04-05T01:45",
      "Australia/Lord_Howe",
      ["2026-04-04T14:45Z", "2026-04-04T15:15Z"],
    ],
    ["a day that Samoa left out", "2011-12-30T12:00", "Pacific/Apia", []],
    ["a zone that never changes", "2026-10-25T03:30", "Asia/Dubai", ["2026-10-24T23:30Z"]],
  ])("%s", (_name, wallTime, timeZone, expected) => {
    expect(instantsOf(wallTime, timeZone)).toEqual(expected.map(at));
  });

  it.each(["2026-02-30T08:00", "2026-06-01T25:00", "tomorrow", "2026-06-01T08:00Z", ""])(
    "%j is no time",
    (wallTime) => {
      expect(instantsOf(wallTime, "Europe/Tallinn")).toBeNull();
    },
  );
});

it("writes an instant as it reads it", () => {
  const [first, second] = instantsOf("2026-10-25T03:30", "Europe/Tallinn") ?? [];
  expect(wallTimeAt(first as number, "Europe/Tallinn")).toBe("2026-10-25T03:30");
  expect(wallTimeAt(second as number, "Europe/Tallinn")).toBe("2026-10-25T03:30");
});
