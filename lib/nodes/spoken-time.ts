import { DateTime } from "luxon";

/** A day and a time of day as they are said. */
export interface SpokenTime {
  /** "Monday, January 5" */
  day: string;
  /** "9:30 AM" */
  time: string;
  /** Both: "Monday, January 5 at 9:30 AM". */
  spoken: string;
}

/**
 * An instant on the clock of a place, as a person would say it in the language.
 *
 * @param timeZone IANA; one that is not known is UTC
 * @param language BCP 47; one that is not known is spoken in English
 */
export function spokenTime(atMs: number, timeZone: string, language: string): SpokenTime {
  const locale = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : "en-US";
  const there = DateTime.fromMillis(atMs, { zone: timeZone, locale });
  const at = there.isValid ? there : DateTime.fromMillis(atMs, { zone: "utc", locale });
  const say = (format: Intl.DateTimeFormatOptions) => at.toLocaleString(format).replace(/\u202f/g, " ");
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  const time = { hour: "numeric", minute: "2-digit" } as const;
  return { day: say(day), time: say(time), spoken: say({ ...day, ...time }) };
}
