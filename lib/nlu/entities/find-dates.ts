import { DateTime } from "luxon";
import { type Entity, type EntityText, phraseLength, type Token } from "./entity";
import { numberAt } from "./spoken-number";

/**
 * Days by number (`2026-03-12`, `12.3.2026`, `3/12`), by month ("12 March", "March 12th"), by weekday ("Tuesday" is the
 * next one, "last Tuesday" the one before) and by distance ("the day after tomorrow"). Without a year: the next such day.
 */
export function findDates(found: EntityText): Entity[] {
  const byNumber = numericDates(found);
  const { tokens } = found;
  const byWord: Entity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const date = dayByDistance(found, at) ?? dayOfMonth(found, at) ?? weekday(found, at);
    if (date) byWord.push(entity(date.iso, (tokens[at] as Token).from, (tokens[date.next - 1] as Token).to));
    at = date?.next ?? at + 1;
  }
  return [...byNumber, ...byWord];
}

type Found = { iso: string; next: number };

const entity = (value: string, from: number, to: number): Entity => ({ kind: "date", value, from, to });

const numeric = /(?<!\d)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})([./])(\d{1,2})(?:\5(\d{4}|\d{2}))?)(?!\d)/g;

function numericDates({ text, today, isMonthFirst, isAsked }: EntityText): Entity[] {
  return [...text.matchAll(numeric)].flatMap((match) => {
    const [whole, isoYear, isoMonth, isoDay, first, mark, second, shortYear] = match;
    // "12.50" is a price unless a year follows or a date was asked for.
    if (mark === "." && shortYear === undefined && !isAsked) return [];
    const [month, day] = isoYear
      ? [isoMonth, isoDay]
      : isMonthFirst && mark === "/"
        ? [first, second]
        : [second, first];
    const year = isoYear ?? (shortYear?.length === 2 ? `20${shortYear}` : shortYear);
    const iso = dateOf(Number(day), Number(month), year === undefined ? null : Number(year), today);
    return iso === null ? [] : [entity(iso, match.index, match.index + whole.length)];
  });
}

function dayByDistance({ tokens, vocabulary, today }: EntityText, at: number): Found | null {
  for (const [phrase, days] of vocabulary.days) {
    const length = phraseLength(tokens, at, phrase.split(" "));
    if (length > 0) return { iso: plusDays(today, days), next: at + length };
  }
  return null;
}

function weekday({ tokens, vocabulary, today }: EntityText, at: number): Found | null {
  const named = (index: number) => vocabulary.weekdays.findIndex((names) => names.includes(tokens[index]?.word ?? ""));
  const isLast = (index: number) => vocabulary.last.includes(tokens[index]?.word ?? "");
  const before = isLast(at);
  const day = named(before ? at + 1 : at);
  if (day === -1) return null;
  // Luxon counts Monday as 1.
  const ahead = (day + 1 - DateTime.fromISO(today, { zone: "utc" }).weekday + 7) % 7 || 7;
  const after = !before && isLast(at + 1);
  const next = at + (before || after ? 2 : 1);
  return { iso: plusDays(today, before || after ? ahead - 7 || -7 : ahead), next };
}

const filler = /^(st|nd|rd|th|of|the|\.|,|من|شهر)$/;

/** "12 March 2026", "March 12th", "the 12th of March". */
function dayOfMonth(found: EntityText, at: number): Found | null {
  const { tokens, vocabulary, today } = found;
  const monthOf = (index: number) =>
    vocabulary.months.findIndex((names) => names.includes(tokens[index]?.word ?? "")) + 1;
  const skip = (index: number) => {
    let next = index;
    while (next < index + 3 && filler.test(tokens[next]?.word ?? "")) next += 1;
    return next;
  };
  const dayAt = (index: number) => {
    const number = numberAt(found, index);
    // Luxon's last word is `dateOf`; this keeps "2,500 March" out.
    return number && Number.isInteger(number.value) && number.value >= 1 && number.value <= 31 ? number : null;
  };
  const monthFirst = monthOf(at);
  const day = dayAt(monthFirst > 0 ? skip(at + 1) : at);
  if (!day) return null;
  const month = monthFirst > 0 ? monthFirst : monthOf(skip(day.next));
  if (month === 0) return null;
  const end = monthFirst > 0 ? day.next : skip(day.next) + 1;
  const year = yearAt(tokens, skip(end));
  const iso = dateOf(day.value, month, year?.value ?? null, today);
  if (iso === null) return null;
  const suffixed = /^(st|nd|rd|th)$/.test(tokens[end]?.word ?? "") ? end + 1 : end;
  return { iso, next: year?.next ?? suffixed };
}

function yearAt(tokens: readonly Token[], at: number) {
  const word = tokens[at]?.word ?? "";
  return /^(19|20)\d\d$/.test(word) ? { value: Number(word), next: at + 1 } : null;
}

/** Without a year: the first such day from today on; null for the 31st of June. */
function dateOf(day: number, month: number, year: number | null, today: string): string | null {
  const iso = DateTime.utc(year ?? Number(today.slice(0, 4)), month, day).toISODate();
  if (iso === null || year !== null || iso >= today) return iso;
  return DateTime.utc(Number(today.slice(0, 4)) + 1, month, day).toISODate();
}

const plusDays = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toISODate() ?? date;
