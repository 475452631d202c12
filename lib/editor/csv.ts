/** A record of a CSV file, with the line of the file that it begins on, counted from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** RFC 4180 with a byte-order mark, by which spreadsheets know that it is UTF-8. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${records.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * Reads what `writeCsv` wrote, exactly, and what spreadsheets make of it: commas, semicolons or tabs between cells (told
 * from the first line), any line ends. A quote that is never closed takes the rest of the file. Empty lines are left out.
 */
export function readCsv(text: string): CsvRecord[] {
  const source = text.replace(/^\ufeff/, "");
  const separator = separatorOf(source);
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  while (at < source.length) {
    const record: CsvRecord = { line, cells: [] };
    for (;;) {
      const cell = cellAt(source, at, separator);
      record.cells.push(cell.text);
      line += cell.text.split("\n").length - 1;
      at = cell.end;
      if (source[at] !== separator) break;
      at += 1;
    }
    if (source[at] === "\r") at += 1;
    if (source[at] === "\n") at += 1;
    line += 1;
    if (record.cells.some((cell) => cell !== "")) records.push(record);
  }
  return records;
}

/** Whichever stands most often in the first line. */
function separatorOf(source: string): string {
  const [first = ""] = source.split(/\r|\n/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function cellAt(source: string, from: number, separator: string): { text: string; end: number } {
  if (source[from] !== '"') {
    let end = from;
    while (end < source.length && source[end] !== separator && source[end] !== "\n" && source[end] !== "\r") end += 1;
    return { text: source.slice(from, end), end };
  }
  let text = "";
  let at = from + 1;
  while (at < source.length) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else return { text, end: at + 1 };
    at += 1;
  }
  return { text, end: at };
}
