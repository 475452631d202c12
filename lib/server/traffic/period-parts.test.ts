import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { partsOf } from "./period-parts";

const at = (text: string) => new Date(`2026-${text}Z`);
const shown = (from: string, to: string, countedUntil: string | null) =>
  partsOf({ from: at(from), to: at(to) }, countedUntil === null ? null : at(countedUntil)).map(
    (part) => `${part.table} ${part.from.toISOString().slice(5, 16)} ${part.to.toISOString().slice(5, 16)}`,
  );

describe("the parts of a period", () => {
  it.each([
    ["UTC's own days", "03-01T00:00", "03-08T00:00", "06-01T00:00", ["flow_traffic_day 03-01T00:00 03-08T00:00"]],
    [
      "a day of Kathmandu",
      "03-01T18:15",
      "03-02T18:15",
      "06-01T00:00",
      [
        "call_passage 03-01T18:15 03-01T19:00",
        "flow_traffic 03-01T19:00 03-02T18:00",
        "call_passage 03-02T18:00 03-02T18:15",
      ],
    ],
    [
      "three days of New York, of which the last is not over",
      "03-01T05:00",
      "03-04T05:00",
      "03-03T23:00",
      [
        "flow_traffic 03-01T05:00 03-02T00:00",
        "flow_traffic_day 03-02T00:00 03-03T00:00",
        "flow_traffic 03-03T00:00 03-04T05:00",
      ],
    ],
    ["days of which none is counted", "03-01T00:00", "03-03T00:00", null, ["flow_traffic 03-01T00:00 03-03T00:00"]],
    ["less than an hour", "03-01T00:10", "03-01T00:50", "06-01T00:00", ["call_passage 03-01T00:10 03-01T00:50"]],
    [
      "less than an hour of each of two",
      "03-01T00:50",
      "03-01T01:10",
      "06-01T00:00",
      ["call_passage 03-01T00:50 03-01T01:10"],
    ],
  ])("of %s", (_name, from, to, countedUntil, parts) => {
    expect(shown(from, to, countedUntil)).toEqual(parts);
  });

  it("follow one another from its begin to its end, in whatever time zone and however far it is counted", () => {
    const zones = ["UTC", "Europe/Tallinn", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham"];
    const begin = Date.parse("2026-01-01T00:00:00Z");
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.nat(364),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(400 * 24 * 60),
        (zone, first, days, countedMinutes) => {
          const from = DateTime.fromMillis(begin, { zone }).startOf("day").plus({ days: first });
          const period = { from: from.toJSDate(), to: from.plus({ days }).toJSDate() };
          const countedUntil = new Date(begin + countedMinutes * 60_000);
          const parts = partsOf(period, countedUntil);
          expect(parts[0]?.from).toEqual(period.from);
          expect(parts.at(-1)?.to).toEqual(period.to);
          for (const [place, part] of parts.entries()) {
            expect(part.from.getTime()).toBeLessThan(part.to.getTime());
            if (place > 0) expect(part.from).toEqual(parts[place - 1]?.to);
            if (part.table === "flow_traffic_day")
              expect(part.to.getTime()).toBeLessThanOrEqual(countedUntil.getTime());
          }
          const ends = parts.filter(({ table }) => table === "call_passage");
          for (const end of ends) expect(end.to.getTime() - end.from.getTime()).toBeLessThan(3_600_000);
        },
      ),
    );
  });
});
