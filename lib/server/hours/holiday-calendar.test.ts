import { describe, expect, it } from "vitest";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { hoursAt } from "@/lib/hours/hours-at";
import { holidayAreas, holidayCountries, holidaysOf, resolveHolidays } from "./holiday-calendar";

const now = Date.parse("2026-11-22T06:00:00Z");
const place = (country: string, state: string | null = null, region: string | null = null) => ({
  country,
  state,
  region,
});

describe("fault 22: holidays of countries and regions", () => {
  it("knows fixed days, days after Easter and days of the week, over three years", async () => {
    const estonia = await holidaysOf(place("EE"), "en", now);
    const dates = (name: RegExp) => estonia.find((holiday) => name.test(holiday.name))?.dates;
    expect(dates(/Independence Day/)).toEqual(["2026-02-24", "2027-02-24", "2028-02-24"]);
    expect(dates(/Good Friday/)).toEqual(["2026-04-03", "2027-03-26", "2028-04-14"]);
  });

  it("knows what only a state keeps", async () => {
    const names = async (state: string) => (await holidaysOf(place("DE", state), "en", now)).map(({ name }) => name);
    expect(await names("BY")).toContain("Epiphany");
    expect(await names("BE")).not.toContain("Epiphany");
    expect(await holidayAreas("DE", null, "en")).toContainEqual({ code: "BY", name: "Bayern" });
    expect(await holidayAreas("DE", "BY", "en")).toContainEqual({ code: "A", name: "Stadt Augsburg" });
    expect(await holidayAreas("EE", null, "en")).toEqual([]);
    expect((await holidayCountries("en")).length).toBeGreaterThan(150);
  });

  it("counts each day of a feast that lasts several and begins at sunset", async () => {
    const feast = (await holidaysOf(place("AE"), "ar", now)).find(({ rule }) => rule.startsWith("1 Shawwal"));
    expect(feast?.dates.filter((date) => date.startsWith("2026"))).toEqual(["2026-03-20", "2026-03-21", "2026-03-22"]);
  });

  it("moves a day that falls on a weekend where the country does", async () => {
    const dates = (await holidaysOf(place("GB"), "en", now)).flatMap((holiday) => holiday.dates);
    expect(dates).toContain("2026-12-28");
    const fourth = (await holidaysOf(place("US"), "en", now)).find(({ rule }) => rule.startsWith("07-04"));
    expect(fourth?.name).toBe("Independence Day");
    expect(fourth?.dates.slice(0, 2).sort()).toEqual(["2026-07-03", "2026-07-04"]);
  });

  it("resolves what is kept, and leaves out what is worked on", async () => {
    const rules = { ...place("US"), worked: ["2nd monday in October"], dates: [], resolvedUntil: null };
    const resolved = await resolveHolidays(rules, now);
    expect(resolved.resolvedUntil).toBe("2028-12-31");
    expect(resolved.dates).toContainEqual({ date: "2026-11-26", name: "Thanksgiving Day" });
    expect(resolved.dates.some(({ name }) => /Columbus/.test(name))).toBe(false);
    const nine = [{ from: "09:00", to: "17:00" }];
    const [monday, tuesday, wednesday, thursday, friday] = [nine, nine, nine, nine, nine];
    const weekly = { monday, tuesday, wednesday, thursday, friday, saturday: [], sunday: [] };
    const hours = hoursDefinitionSchema.parse({ timeZone: "America/New_York", weekly, holidays: resolved });
    expect(hoursAt(hours, Date.parse("2026-11-26T15:00:00Z")).state).toBe("holiday");
    expect(hoursAt(hours, Date.parse("2026-11-27T15:00:00Z")).state).toBe("open");
  });

  it("has nothing to say of a country that it does not know", async () => {
    expect(await holidaysOf(place("XX"), "en", now)).toEqual([]);
  });
});
