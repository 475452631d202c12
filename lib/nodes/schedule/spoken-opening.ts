import { DateTime } from "luxon";
import type { HoursDefinition } from "@/lib/hours/definition";
import { nextOpeningAt } from "@/lib/hours/next-change";

/**
 * When it opens next, as a person would say it in the language, on the clock of the hours: "Monday 9:00 AM", from the
 * seventh day on with the date.
 *
 * @param language BCP 47; one that is not known is spoken in English
 * @returns "" when it does not open within 400 days
 */
export function spokenOpening(definition: HoursDefinition, atMs: number, language: string): string {
  const openingMs = nextOpeningAt(definition, atMs);
  if (openingMs === null) return "";
  const zone = definition.timeZone;
  const opening = DateTime.fromMillis(openingMs, { zone, locale: isKnown(language) ? language : "en-US" });
  const days = opening.startOf("day").diff(DateTime.fromMillis(atMs, { zone }).startOf("day"), "days").days;
  const date = days < 7 ? {} : ({ day: "numeric", month: "long" } as const);
  return opening.toLocaleString({ weekday: "long", ...date, hour: "numeric", minute: "2-digit" });
}

const isKnown = (language: string) => Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
