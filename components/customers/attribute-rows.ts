import type { Customer } from "@/components/customers/customer-page";

type Attributes = Customer["attributes"];

/** One line of the editor; `id` only tells lines apart. */
export interface AttributeRow {
  id: number;
  name: string;
  value: string;
}

/** What can be written in one line. Lists and objects, which other systems may have put there, are left alone. */
export function rowsOf(attributes: Attributes): AttributeRow[] {
  return Object.entries(attributes)
    .filter(([, value]) => value === null || typeof value !== "object")
    .map(([name, value], id) => ({ id, name, value: value === null ? "" : String(value) }));
}

/**
 * The attributes with the lines as they are now; null when a name is not one or is there twice. A line without a name and
 * value is no attribute. What reads as a number or as true or false is one, unless it was a text before.
 */
export function withRows(attributes: Attributes, rows: readonly AttributeRow[]): Attributes | null {
  const kept = Object.entries(attributes).filter(([, value]) => value !== null && typeof value === "object");
  const written = rows
    .filter(({ name, value }) => name.trim() !== "" || value.trim() !== "")
    .map(({ name, value }) => [name.trim(), read(value.trim(), attributes[name.trim()])] as const);
  const names = [...kept, ...written].map(([name]) => name);
  if (new Set(names).size < names.length || written.some(([name]) => !namePattern.test(name))) return null;
  return Object.fromEntries([...kept, ...written]);
}

const namePattern = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;

function read(text: string, before: Attributes[string] | undefined): string | number | boolean {
  if (typeof before === "string") return text;
  if (text === "true" || text === "false") return text === "true";
  // Leading zeros belong to numbers of things, which are texts.
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
