"use client";

import { useFormatter } from "next-intl";
import { type Weekday, weekdays } from "@/lib/hours/definition";

/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

export function useWeekdayNames(weekday: "long" | "short"): Record<Weekday, string> {
  const format = useFormatter();
  return Object.fromEntries(
    weekdays.map((day, index) => [day, format.dateTime(monday + index * 86_400_000, { weekday, timeZone: "UTC" })]),
  ) as Record<Weekday, string>;
}
