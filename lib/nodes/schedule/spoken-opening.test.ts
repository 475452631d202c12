import { expect, it } from "vitest";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { spokenOpening } from "./spoken-opening";

const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const hours = hoursDefinitionSchema.parse({
  timeZone: "Asia/Dubai",
  weekly: { ...closed, monday: [{ from: "08:30", to: "16:00" }] },
});
const saturday = Date.parse("2026-01-03T20:30:00Z");

it.each([
  ["en-US", /^Monday.*8:30.AM$/],
  ["et-EE", /^esmaspäev.*0?8:30$/],
  ["ar-AE", /الاثنين/],
  ["xx-XX", /^Monday/],
])("says the day and the time in %s", (language, spoken) => {
  expect(spokenOpening(hours, saturday, language)).toMatch(spoken);
});

it("adds the date from the seventh day on, and says nothing when it stays closed", () => {
  const leave = { label: "Leave", from: "2026-01-04", to: "2026-01-11" };
  const away = { ...hours, exceptions: [{ ...leave, intervals: [] }] };
  expect(spokenOpening(away, saturday, "en-US")).toMatch(/January 12/);
  expect(spokenOpening({ ...hours, weekly: closed }, saturday, "en-US")).toBe("");
});
