import { IANAZone } from "luxon";
import { z } from "zod";

/** Names of the days as the definition has them; the index is the ISO weekday less one. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export type Weekday = (typeof weekdays)[number];

/** Every limit of opening hours. A country has 8 to 40 dates of holidays a year. */
export const hoursLimits = { intervalsPerDay: 8, periods: 12, exceptions: 200, holidayDates: 400 } as const;

/** `HH:MM` on a 24-hour clock; `24:00` is the midnight at the day's end. */
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a time such as 09:30");
const date = z.iso.date();
const label = z.string().trim().min(1).max(120);

const interval = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from }) => from !== "24:00", { path: ["from"], message: "must be before midnight" })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "must not be when it begins" });

const intervals = z.array(interval).max(hoursLimits.intervalsPerDay).default([]);

/** What flows call a period. */
export const periodNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be lower-case letters, digits and hyphens");

const period = z
  .strictObject({
    name: periodNameSchema,
    label: z.string().trim().max(80).default(""),
    /** The days on which it begins. */
    days: z.array(z.enum(weekdays)).min(1).max(7),
    from: clock,
    to: clock,
    /** Whether it begins on holidays and exceptions too, as a night does. */
    everyDay: z.boolean().default(false),
  })
  .refine(({ from }) => from !== "24:00", { path: ["from"], message: "must be before midnight" })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "must not be when it begins" });

const exception = z
  .strictObject({
    label,
    /** First and last day, `YYYY-MM-DD`. */
    from: date,
    to: date,
    /** In place of the week's; empty: closed. */
    intervals,
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "must not be before it begins" });

const holidays = z.strictObject({
  /** As `date-holidays` names them: ISO 3166-1 and, within it, a state and a region of that. */
  country: z.string().regex(/^[A-Z]{2}$/),
  state: z.string().max(20).nullable().default(null),
  region: z.string().max(20).nullable().default(null),
  /** Rules (`12-25`, `easter 1`) of holidays on which hours are as on any other day. */
  worked: z.array(z.string().max(200)).max(200).default([]),
  /** Every day of the holidays that are kept, worked out on the server until `resolvedUntil`. */
  dates: z
    .array(z.strictObject({ date, name: z.string().max(200) }))
    .max(hoursLimits.holidayDates)
    .default([]),
  resolvedUntil: date.nullable().default(null),
});

/**
 * Named opening hours: plain JSON that needs no calendar library to be read. Times are those of the clock on the wall
 * in `timeZone`. An interval or a period whose end is not after its beginning goes on until that time of the next day,
 * and belongs wholly to the day on which it begins.
 *
 * A day is ruled by the first exception that holds it; without one it is a holiday or an ordinary weekday.
 */
export const hoursDefinitionSchema = z.strictObject({
  /** IANA, such as `Europe/Tallinn`. */
  timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), "is not a time zone"),
  weekly: z.strictObject({
    monday: intervals,
    tuesday: intervals,
    wednesday: intervals,
    thursday: intervals,
    friday: intervals,
    saturday: intervals,
    sunday: intervals,
  }),
  /** Times of day that flows tell apart: a lunch break, the night, the busiest hours. */
  periods: z
    .array(period)
    .max(hoursLimits.periods)
    .default([])
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "must have names of their own"),
  holidays: holidays.nullable().default(null),
  exceptions: z.array(exception).max(hoursLimits.exceptions).default([]),
});

export type HoursDefinition = z.infer<typeof hoursDefinitionSchema>;
export type Interval = z.infer<typeof interval>;
export type HoursPeriod = z.infer<typeof period>;
export type HoursException = z.infer<typeof exception>;
export type HolidayRules = z.infer<typeof holidays>;
