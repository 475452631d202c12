import type { Sort } from "@/components/ui/table-sort-head";

/** What somebody typed into a search field, as lists look for it. */
export interface Sought {
  /** Whether a text has it somewhere, in any case; every text has nothing. */
  isIn: (text: string) => boolean;
  /** The digits in it, for phone numbers, which people type with spaces and brackets. */
  digits: string;
}

/** How the rows of a list are found and sorted. */
export interface Arrangement<Row, Column extends string> {
  found: (row: Row, sought: Sought) => boolean;
  /** What each column sorts by. Rows that are equal in one column follow the first. */
  by: Record<Column, (row: Row) => string | number>;
}

export function sought(search: string, locale: string): Sought {
  const words = search.trim().toLocaleLowerCase(locale);
  return { isIn: (text) => text.toLocaleLowerCase(locale).includes(words), digits: words.replaceAll(/\D/g, "") };
}

/** The rows that fit what is searched, in the order that is chosen. Texts sort by the locale, “Line 2” before “Line 10”. */
export function arrange<Row, Column extends string>(
  rows: readonly Row[],
  { found, by }: Arrangement<Row, Column>,
  search: string,
  sort: Sort<Column>,
  locale: string,
): Row[] {
  const words = sought(search, locale);
  const collator = new Intl.Collator(locale, { numeric: true });
  const order = (value: (row: Row) => string | number) => (a: Row, b: Row) => {
    const [one, other] = [value(a), value(b)];
    if (typeof one === "string") return collator.compare(one, String(other));
    return one < Number(other) ? -1 : one > Number(other) ? 1 : 0;
  };
  const [first] = Object.values<(row: Row) => string | number>(by);
  const chosen = order(by[sort.column]);
  const between = first ? order(first) : () => 0;
  const sign = sort.direction === "asc" ? 1 : -1;
  return rows.filter((row) => found(row, words)).sort((a, b) => sign * chosen(a, b) || between(a, b));
}
