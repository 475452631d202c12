import { DateTime } from "luxon";
import { dateOfDay, localTime } from "@/lib/hours/local-time";
import { enteredNumber, spokenDigits } from "../phone-number";
import { spokenAnswers } from "../spoken-answers";

export const collectedKinds = ["digits", "speech", "date", "amount", "phoneNumber"] as const;

export type CollectedKind = (typeof collectedKinds)[number];

/** digits: as typed; speech: the words; date: `2026-03-12`; amount: a number; phoneNumber: E.164. */
export type Collected = string | number;

/** What was asked for, and of whom. */
export interface Asked {
  kind: CollectedKind;
  leastDigits: number;
  mostDigits: number;
  dateOrder: "dayFirst" | "monthFirst";
  earliestDays: number | null;
  latestDays: number | null;
  leastAmount: number | null;
  mostAmount: number | null;
  timeZone: string;
  atMs: number;
  /** BCP 47. */
  language: string;
  /** E.164, the number that was called. */
  dialled: string;
}

/** A caller's words are cut there. */
const speechCharacters = 500;

/** What keys come to: DDMMYYYY or MMDDYYYY for a date, `*` for an amount's decimal point. Null: not what was asked for. */
export function enteredValue(asked: Asked, keys: string): Collected | null {
  switch (asked.kind) {
    case "digits":
      return within(asked, /^\d+$/.test(keys) ? keys : null);
    case "date":
      return within(asked, enteredDate(keys, asked.dateOrder));
    case "amount":
      return within(asked, /^\d{1,9}(\*\d{0,2})?$/.test(keys) ? Number(keys.replace("*", ".")) : null);
    case "phoneNumber":
      return /^\d+$/.test(keys) ? enteredNumber(keys, asked.dialled) : null;
    case "speech":
      return null;
  }
}

/** What a caller's words come to; null when it is not among them. */
export function heardValue(asked: Asked, text: string): Collected | null {
  const { kind, language, dialled } = asked;
  if (kind === "speech") return text.trim().slice(0, speechCharacters);
  const found = spokenAnswers.findAsked(kind, text, { language, today: today(asked), products: [] });
  if (found === null) return null;
  return kind === "phoneNumber" ? enteredNumber(String(found.value), dialled) : within(asked, found.value);
}

function enteredDate(keys: string, order: Asked["dateOrder"]): string | null {
  const [, first, second, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(keys)?.map(Number) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  const [day, month] = order === "dayFirst" ? [first, second] : [second, first];
  return DateTime.utc(year, month, day).toISODate();
}

/** The value, if it keeps to the limits of its kind. */
function within(asked: Asked, value: Collected | null): Collected | null {
  if (value === null) return null;
  const { least, most, size } = measured(asked, value);
  return size >= (least ?? Number.NEGATIVE_INFINITY) && size <= (most ?? Number.POSITIVE_INFINITY) ? value : null;
}

function measured(asked: Asked, value: Collected): { size: number; least: number | null; most: number | null } {
  switch (asked.kind) {
    case "date":
      return { size: daysBetween(today(asked), String(value)), least: asked.earliestDays, most: asked.latestDays };
    case "amount":
      return { size: Number(value), least: asked.leastAmount, most: asked.mostAmount };
    default:
      return { size: String(value).length, least: asked.leastDigits, most: asked.mostDigits };
  }
}

const today = ({ timeZone, atMs }: Asked): string => dateOfDay(localTime(timeZone, atMs).day);

const daysBetween = (from: string, to: string): number => {
  const [start, end] = [from, to].map((date) => DateTime.fromISO(date, { zone: "utc" }).toMillis());
  return Math.round(((end ?? 0) - (start ?? 0)) / 86_400_000);
};

/** As it is read back: digits one by one, a date in the language's own words. */
export function spokenValue(kind: CollectedKind, value: Collected, language: string): string {
  const locale = Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en-US";
  switch (kind) {
    case "digits":
    case "phoneNumber":
      return spokenDigits(String(value));
    case "date":
      return DateTime.fromISO(String(value), { zone: "utc", locale }).toLocaleString(DateTime.DATE_FULL);
    case "amount":
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(value));
    case "speech":
      return String(value);
  }
}

/** The last few digits behind dots. Without `digits`, as in a replay, dots alone. */
export function maskedDigits(length: number, digits: string | undefined, shown: number): string {
  // Four of five digits would tell it all.
  const visible = Math.min(shown, Math.floor(length / 2));
  const end = digits === undefined || visible === 0 ? "•".repeat(visible) : digits.slice(-visible);
  return "•".repeat(length - visible) + end;
}
