import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseMessage } from "@formatjs/icu-messageformat-parser";

/** Kinds of ICU elements that take a value: {name}, number, date, time, select, plural; and tags. */
const withValue = new Set([1, 2, 3, 4, 5, 6, 8]);

/**
 * Reads `messages/<locale>/<area>.json`.
 *
 * @returns `keys`: the full keys of the English catalogue with the file they are in; `problems`: files that are not
 *   JSON, messages that are not ICU, areas that i18n/english-messages.ts does not list, translations that do not fit
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
      flatten(
        JSON.parse(readFileSync(join(directory, name), "utf8")),
        name.replace(/\.json$/, ""),
        file,
        keys,
        problems,
      );
    } catch (error) {
      problems.push(`${file}: ${error.message}`);
    }
  }
  return { areas: files.map((name) => name.replace(/\.json$/, "")), keys };
}

function flatten(value, key, file, keys, problems) {
  if (typeof value === "string") {
    keys.set(key, { file, values: valuesOf(value, key, file, problems) });
  } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [name, child] of Object.entries(value)) flatten(child, `${key}.${name}`, file, keys, problems);
  } else {
    problems.push(`${file}: ${key} is neither a text nor a group of texts`);
  }
}

function valuesOf(message, key, file, problems) {
  try {
    const names = new Set();
    collect(parseMessage(message), names);
    return [...names].sort();
  } catch (error) {
    problems.push(`${file}: ${key} is not a well-formed message (${error.message})`);
    return [];
  }
}

function collect(elements, names) {
  for (const element of elements) {
    if (withValue.has(element.type)) names.add(element.value);
    for (const option of Object.values(element.options ?? {})) collect(option.value, names);
    if (element.children) collect(element.children, names);
  }
}
