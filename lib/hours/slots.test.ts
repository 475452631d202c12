import { describe, expect, it } from "vitest";
import { hoursDefinitionSchema } from "./definition";
import { slotsWithin } from "./slots";

const week = (day: { from: string; to: string }[]) => ({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
});
const hours = (day: { from: string; to: string }[], rest: object = {}) =>
  hoursDefinitionSchema.parse({ timeZone: "Europe/Tallinn", weekly: week(day), ...rest });
const dayMs = 86_400_000;
const utc = (month: number, day: number, hour = 0, minute = 0) => Date.UTC(2026, month - 1, day, hour, minute);
const slots = (definition: ReturnType<typeof hours>, fromMs: number, untilMs: number, minutes: number) => [
  ...slotsWithin(definition, { fromMs, untilMs, minutes }),
];

describe("slots", () => {
  it("begin with each opening and end before it closes", () => {
    const day = hours([
      { from: "09:10", to: "10:00" },
      { from: "12:00", to: "12:40" },
    ]);
    expect(slots(day, utc(1, 5), utc(1, 6), 20)).toEqual([
      utc(1, 5, 7, 10),
      utc(1, 5, 7, 30),
      utc(1, 5, 10),
      utc(1, 5, 10, 20),
    ]);
  });

  it("fault 22: keep to the clock on the wall when it is put forward, and to days that are closed", () => {
    const exceptions = [{ label: "Stocktaking", from: "2026-03-30", to: "2026-03-30", intervals: [] }];
    const day = hours([{ from: "09:00", to: "10:00" }], { exceptions });
    expect(slots(day, utc(3, 28), utc(4, 1), 60)).toEqual([utc(3, 28, 7), utc(3, 29, 6), utc(3, 31, 6)]);
  });

  it.each([
    ["overnight", [{ from: "22:00", to: "02:00" }], 3],
    ["round the clock", [{ from: "00:00", to: "24:00" }], 1],
  ])("are the same whenever they are asked for: %s", (_name, day, days) => {
    const all = slots(hours(day), utc(1, 5), utc(1, 5) + days * dayMs, 50);
    expect(all.length).toBeGreaterThan(10);
    for (const startsAtMs of all) expect(slots(hours(day), startsAtMs, startsAtMs + 1, 50)).toEqual([startsAtMs]);
  });
});
