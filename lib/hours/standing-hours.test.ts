import { expect, it } from "vitest";
import { hoursAt } from "./hours-at";
import { standingHours } from "./standing-hours";

const atMs = Date.parse("2026-01-05T23:59:00Z");

it.each(["open", "closed", "holiday"] as const)("stands %s, with its periods, into the next day", (state) => {
  for (const ms of [atMs, atMs + 3_600_000]) {
    expect(hoursAt(standingHours(state, ["lunch"], atMs), ms)).toMatchObject({ state, periods: ["lunch"] });
  }
});
