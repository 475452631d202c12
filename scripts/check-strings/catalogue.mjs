import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseMessage } from "@formatjs/icu-messageformat-parser";

/** Kinds of ICU elements that take a value: {name}, number, date, time, select, plural; and tags. */
const plural = 6;
const pound = 7;
const withValue = new Set([1, 2, 3, 4, 5, plural, 8]);

/**
 * Reads `messages/<locale>/<area>.json`.
 *
 * @returns `keys`: the full keys of the English catalogue with the file they are in; `problems`: files that are not
 *   JSON, messages that are not ICU, areas that i18n/english-messages.ts does not list, translations that are missing, do not
 *   fit, or lack a plural form of their language (unicode.org/cldr, plural rules)
 */
export function readCatalogue(root) {
  const folder = join(root, "messages");
  const problems = [];
  const english = readLocale(folder, "en", problems);
  const list = readFileSync(join(root, "i18n/english-messages.ts"), "utf8");
  for (const area of english.areas) {
    if (!list.includes(`"../messages/en/${area}.json"`)) {
      problems.push(`messages/en/${area}.json: i18n/english-messages.ts does not import it`);
    }
  }
  const locales = existsSync(folder) ? readdirSync(folder).filter((name) => name !== "en") : [];
  for (const locale of locales) {
    const translated = readLocale(folder, locale, problems);
    for (const key of english.keys.keys()) {
      if (!translated.keys.has(key)) problems.push(`messages/${locale}: ${key} is not translated`);
    }
    for (const [key, { file, values }] of translated.keys) {
      const original = english.keys.get(key);
      if (!original) problems.push(`${file}: ${key} is not in the English catalogue`);
      else if (original.values.join() !== values.join()) {
        problems.push(
          `${file}: ${key} uses {${values.join("}, {")}}, the English text {${original.values.join("}, {")}}`,
        );
      }
    }
  }
  return { keys: english.keys, problems };
}

function readLocale(folder, locale, problems) {
  const directory = join(folder, locale);
  const files = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith(".json")) : [];
  const keys = new Map();
  for (const name of files) {
    const file = `messages/${locale}/${name}`;
    try {
      flatten(JSON.parse(readFileSync(join(directory, name), "utf8")), name.replace(/\.json$/, ""), {
        locale,
        file,
        keys,
        problems,
      });
    } catch (error) {
      problems.push(`${file}: ${error.message}`);
    }
  }
  return { areas: files.map((name) => name.replace(/\.json$/, "")), keys };
}

function flatten(value, key, into) {
  const { file, keys, problems } = into;
  if (typeof value === "string") {
    keys.set(key, { file, values: valuesOf(value, key, into) });
  } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [name, child] of Object.entries(value)) flatten(child, `${key}.${name}`, into);
  } else {
    problems.push(`${file}: ${key} is neither a text nor a group of texts`);
  }
}

function valuesOf(message, key, { locale, file, problems }) {
  try {
    const found = { names: new Set(), forms: new Set() };
    collect(parseMessage(message), new Intl.PluralRules(locale).resolvedOptions().pluralCategories, found);
    if (found.forms.size > 0) {
      problems.push(`${file}: ${key} lacks the plural ${[...found.forms].join(", ")}`);
    }
    return [...found.names].sort();
  } catch (error) {
    problems.push(`${file}: ${key} is not a well-formed message (${error.message})`);
    return [];
  }
}

/** `{n, plural, =0 {} other {, }}` only tells none from some, and has no form to choose. */
function counts({ options }) {
  return Object.entries(options).some(
    ([form, { value }]) => (form !== "other" && !form.startsWith("=")) || value.some(({ type }) => type === pound),
  );
}

/** Notes the values that a message takes, and the plural forms of its language that it lacks. */
function collect(elements, forms, found) {
  for (const element of elements) {
    if (withValue.has(element.type)) found.names.add(element.value);
    if (element.type === plural && element.pluralType === "cardinal" && counts(element)) {
      for (const form of forms) {
        if (!(form in element.options) && !(form === "zero" && "=0" in element.options)) found.forms.add(form);
      }
    }
    for (const option of Object.values(element.options ?? {})) collect(option.value, forms, found);
    if (element.children) collect(element.children, forms, found);
  }
}
