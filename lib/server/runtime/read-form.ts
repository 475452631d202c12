/** A name that came more than once has all its values, in order. There is no prototype: `constructor` is a name like any other. */
export type FormFields = Record<string, string | string[]>;

/**
 * Reads `application/x-www-form-urlencoded` text, a body's or a query's. Like `node:querystring`, at half its cost, but that an
 * escape which is none, or is no UTF-8, makes the whole text no form.
 *
 * @returns null when it is no form
 */
export function readForm(text: string): FormFields | null {
  const fields = new Fields();
  try {
    for (let start = 0; start < text.length; ) {
      const ampersand = text.indexOf("&", start);
      const end = ampersand < 0 ? text.length : ampersand;
      if (end > start) addField(fields, text.slice(start, end));
      start = end + 1;
    }
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  return fields;
}

function addField(fields: FormFields, field: string): void {
  const mark = field.indexOf("=");
  const name = decoded(mark < 0 ? field : field.slice(0, mark));
  const value = mark < 0 ? "" : decoded(field.slice(mark + 1));
  const before = fields[name];
  if (before === undefined) fields[name] = value;
  else if (typeof before === "string") fields[name] = [before, value];
  else before.push(value);
}

/** @throws URIError */
function decoded(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}

/** Unlike `Object.create(null)`, which V8 keeps as a hash table, made of fast properties. */
class Fields {
  [name: string]: string | string[];
}
Object.setPrototypeOf(Fields.prototype, null);
Reflect.deleteProperty(Fields.prototype, "constructor");
