import { describe, expect, it } from "vitest";
import { hoursAround } from "./around";
import { type HoursDefinition, hoursDefinitionSchema } from "./definition";
import { hoursAt } from "./hours-at";
import { nextChangeAt, nextOpeningAt, nextStateChangeAt } from "./next-change";

const nineToFive = [{ from: "09:00", to: "17:00" }];
const office = {
  timeZone: "America/New_York",
  weekly: {
    monday: nineToFive,
    tuesday: nineToFive,
    wednesday: nineToFive,
    thursday: nineToFive,
    friday: [
      { from: "09:00", to: "12:00" },
      { from: "20:00", to: "02:00" },
    ],
    saturday: [],
    sunday: [],
  },
};

const hours = (changes: object = {}): HoursDefinition => hoursDefinitionSchema.parse({ ...office, ...changes });
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe("hours", () => {
  it("are open from their beginning until just before their end", () => {
    const monday = hours();
    expect(hoursAt(monday, at("2026-01-05T08:59:59.999-05:00")).state).toBe("closed");
    expect(hoursAt(monday, at("2026-01-05T09:00:00-05:00"))).toEqual({ state: "open", occasion: null, periods: [] });
    expect(hoursAt(monday, at("2026-01-05T16:59:59.999-05:00")).state).toBe("open");
    expect(hoursAt(monday, at("2026-01-05T17:00:00-05:00")).state).toBe("closed");
  });

  it("go on past midnight into a day without hours of its own", () => {
    expect(hoursAt(hours(), at("2026-01-10T01:59:00-05:00")).state).toBe("open");
    expect(hoursAt(hours(), at("2026-01-10T02:00:00-05:00")).state).toBe("closed");
  });

  it("may last the whole day and end at midnight", () => {
    const weekly = { ...office.weekly, monday: [{ from: "00:00", to: "24:00" }], tuesday: [] };
    expect(iso(nextChangeAt(hours({ weekly }), at("2026-01-05T12:00:00-05:00")))).toBe("2026-01-06T05:00:00.000Z");
  });

  it("say when they change and when they open again", () => {
    expect(iso(nextChangeAt(hours(), at("2026-01-05T12:00:00-05:00")))).toBe("2026-01-05T22:00:00.000Z");
    expect(iso(nextOpeningAt(hours(), at("2026-01-10T12:00:00-05:00")))).toBe("2026-01-12T14:00:00.000Z");
    expect(iso(nextOpeningAt(hours(), at("2026-01-05T12:00:00-05:00")))).toBe("2026-01-05T17:00:00.000Z");
  });

  it("that never open have no next opening and no next change", () => {
    const weekly = Object.fromEntries(Object.keys(office.weekly).map((day) => [day, []]));
    expect(nextOpeningAt(hours({ weekly }), 0)).toBeNull();
    expect(nextChangeAt(hours({ weekly }), 0)).toBeNull();
  });
});

describe("fault 22: daylight saving", () => {
  const weekly = { ...office.weekly, sunday: [{ from: "01:30", to: "02:30" }] };

  it("opens and closes by the clock on the wall before and after clocks are put forward", () => {
    expect(iso(nextOpeningAt(hours(), at("2026-03-07T12:00:00-05:00")))).toBe("2026-03-09T13:00:00.000Z");
  });

  it("closes at the change when its end is an hour that the clock skips", () => {
    expect(iso(nextChangeAt(hours({ weekly }), at("2026-03-08T01:45:00-05:00")))).toBe("2026-03-08T07:00:00.000Z");
  });

  it("opens at the change when its beginning is an hour that the clock skips", () => {
    const skipped = { ...weekly, sunday: [{ from: "02:15", to: "04:00" }] };
    expect(iso(nextOpeningAt(hours({ weekly: skipped }), at("2026-03-08T00:00:00-05:00")))).toBe(
      "2026-03-08T07:00:00.000Z",
    );
  });

  it("treats both hours of one name alike when clocks are put back", () => {
    const twice = { ...weekly, sunday: [{ from: "01:00", to: "01:30" }] };
    const states = ["05:15", "05:45", "06:15", "06:45"].map(
      (time) => hoursAt(hours({ weekly: twice }), at(`2026-11-01T${time}:00Z`)).state,
    );
    expect(states).toEqual(["open", "closed", "open", "closed"]);
  });
});

describe("fault 22: holidays", () => {
  const holidays = { country: "US", dates: [{ date: "2026-12-25", name: "Christmas Day" }] };

  it("is a holiday from its first minute to its last, by the calendar of the zone", () => {
    const christmas = hours({ holidays });
    expect(hoursAt(christmas, at("2026-12-25T04:59:00Z"))).toMatchObject({ state: "closed", occasion: null });
    expect(hoursAt(christmas, at("2026-12-25T05:00:00Z"))).toMatchObject({
      state: "holiday",
      occasion: "Christmas Day",
    });
    expect(hoursAt(christmas, at("2026-12-25T15:00:00Z")).state).toBe("holiday");
    expect(hoursAt(christmas, at("2026-12-26T05:00:00Z")).state).toBe("closed");
  });

  it("does not cut short what began on the day before, and nothing begins on it", () => {
    const fridayIsHoliday = hours({ holidays: { ...holidays, dates: [{ date: "2026-01-09", name: "A day" }] } });
    const saturdayIsHoliday = hours({ holidays: { ...holidays, dates: [{ date: "2026-01-10", name: "A day" }] } });
    expect(hoursAt(fridayIsHoliday, at("2026-01-10T01:00:00-05:00")).state).toBe("closed");
    expect(hoursAt(saturdayIsHoliday, at("2026-01-10T01:00:00-05:00")).state).toBe("open");
    expect(hoursAt(saturdayIsHoliday, at("2026-01-10T02:00:00-05:00")).state).toBe("holiday");
  });

  it("gives way to an exception, which has hours of its own or none", () => {
    const open = { label: "Christmas sale", from: "2026-12-24", to: "2026-12-26", intervals: nineToFive };
    expect(hoursAt(hours({ holidays, exceptions: [open] }), at("2026-12-25T15:00:00Z"))).toEqual({
      state: "open",
      occasion: "Christmas sale",
      periods: [],
    });
    const closed = { label: "Stocktaking", from: "2026-12-28", to: "2026-12-28", intervals: [] };
    expect(hoursAt(hours({ exceptions: [closed] }), at("2026-12-28T15:00:00Z"))).toMatchObject({
      state: "closed",
      occasion: "Stocktaking",
    });
  });

  it("knows 29 February", () => {
    const leap = { label: "Leap day", from: "2028-02-29", to: "2028-02-29", intervals: [] };
    expect(hoursAt(hours({ exceptions: [leap] }), at("2028-02-29T15:00:00Z")).occasion).toBe("Leap day");
    expect(hoursDefinitionSchema.safeParse({ ...office, exceptions: [{ ...leap, from: "2027-02-29" }] }).success).toBe(
      false,
    );
  });
});

describe("fault 22: zone mismatch", () => {
  it.each(["UTC", "Asia/Tokyo", "Pacific/Kiritimati"])("gives the same answer on a server in %s", (serverZone) => {
    const before = process.env.TZ;
    process.env.TZ = serverZone;
    try {
      expect(hoursAt(hours(), at("2026-01-05T14:00:00Z")).state).toBe("open");
      expect(hoursAt(hours(), at("2026-01-05T13:59:00Z")).state).toBe("closed");
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it("has another date than UTC where the zone has", () => {
    const kiribati = hours({
      timeZone: "Pacific/Kiritimati",
      exceptions: [{ label: "New year", from: "2027-01-01", to: "2027-01-01", intervals: [] }],
    });
    expect(hoursAt(kiribati, at("2026-12-31T10:00:00Z")).occasion).toBe("New year");
    expect(hoursAt(kiribati, at("2027-01-01T10:00:00Z")).occasion).toBeNull();
  });

  it.each(["Mars/Base", "", "+25:00", "America/New York"])("refuses %j", (timeZone) => {
    expect(hoursDefinitionSchema.safeParse({ ...office, timeZone }).success).toBe(false);
  });
});

describe("periods", () => {
  const everyDay = Object.keys(office.weekly);
  const lunch = { name: "lunch", days: everyDay, from: "12:00", to: "13:00" };
  const night = { name: "night", days: everyDay, from: "22:00", to: "06:00", everyDay: true };
  const exceptions = [{ label: "Fair", from: "2026-01-06", to: "2026-01-06", intervals: nineToFive }];
  const withPeriods = hours({ periods: [lunch, night], exceptions });

  it("are told whether it is open or not, also past midnight", () => {
    expect(hoursAt(withPeriods, at("2026-01-05T12:30:00-05:00"))).toMatchObject({ state: "open", periods: ["lunch"] });
    expect(hoursAt(withPeriods, at("2026-01-05T05:59:00-05:00"))).toMatchObject({
      state: "closed",
      periods: ["night"],
    });
    expect(hoursAt(withPeriods, at("2026-01-05T06:00:00-05:00")).periods).toEqual([]);
  });

  it("begin on holidays and exceptions only where they are said to", () => {
    expect(hoursAt(withPeriods, at("2026-01-06T12:30:00-05:00")).periods).toEqual([]);
    expect(hoursAt(withPeriods, at("2026-01-06T23:00:00-05:00")).periods).toEqual(["night"]);
  });

  it("are changes, but none of the state", () => {
    expect(iso(nextStateChangeAt(withPeriods, at("2026-01-05T10:00:00-05:00")))).toBe("2026-01-05T22:00:00.000Z");
    expect(iso(nextChangeAt(withPeriods, at("2026-01-05T10:00:00-05:00")))).toBe("2026-01-05T17:00:00.000Z");
  });
});

describe("a definition", () => {
  it.each([
    ["an hour that no clock shows", { from: "24:30", to: "25:00" }],
    ["a beginning at the day's end", { from: "24:00", to: "02:00" }],
    ["no length", { from: "09:00", to: "09:00" }],
    ["seconds", { from: "09:00:00", to: "10:00" }],
  ])("refuses an interval with %s", (_, interval) => {
    expect(
      hoursDefinitionSchema.safeParse({ ...office, weekly: { ...office.weekly, monday: [interval] } }).success,
    ).toBe(false);
  });

  it("refuses two periods of one name and an exception that ends before it begins", () => {
    const period = { name: "lunch", days: ["monday"], from: "12:00", to: "13:00" };
    expect(hoursDefinitionSchema.safeParse({ ...office, periods: [period, period] }).success).toBe(false);
    const backwards = { label: "Fair", from: "2026-02-02", to: "2026-02-01" };
    expect(hoursDefinitionSchema.safeParse({ ...office, exceptions: [backwards] }).success).toBe(false);
  });

  it("is cut to what matters around an instant", () => {
    const dates = ["2025-12-25", "2026-01-04", "2026-01-05", "2026-03-08", "2026-03-09"].map((date) => ({
      date,
      name: "A day",
    }));
    const summer = { label: "Summer", from: "2026-07-01", to: "2026-07-31" };
    const long = { label: "Building site", from: "2025-11-01", to: "2026-11-01" };
    const around = hoursAround(
      hours({ holidays: { country: "US", dates }, exceptions: [summer, long] }),
      at("2026-01-05T12:00:00-05:00"),
    );
    expect(around.holidays?.dates.map(({ date }) => date)).toEqual(["2026-01-04", "2026-01-05", "2026-03-08"]);
    expect(around.exceptions.map(({ label }) => label)).toEqual(["Building site"]);
  });
});
