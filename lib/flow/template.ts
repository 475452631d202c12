import { Liquid, type Template } from "liquidjs";
import type { Json } from "@/lib/util/json";
import { limits } from "./limits";

/** Tags and filters a prompt may use. No loops, no includes, no clock: rendering is total and bounded. */
const allowedTags = new Set(["if", "unless", "case", "assign", "comment"]);
/** Filters that stand after a `|` in a mark. */
export const templateFilters = [
  "abs",
  "append",
  "capitalize",
  "ceil",
  "default",
  "divided_by",
  "downcase",
  "first",
  "floor",
  "join",
  "last",
  "minus",
  "modulo",
  "plus",
  "prepend",
  "remove",
  "replace",
  "round",
  "size",
  "slice",
  "split",
  "strip",
  "times",
  "truncate",
  "upcase",
] as const;
const allowedFilters = new Set<string>(templateFilters);

/**
 * How a value is written so that it stays a value where it stands: a part of an address or a form (`url`), within a
 * text of a JSON document or as its number (`json`; it can add no member and no item), one line (`line`).
 */
export type TemplateEscape = "none" | "url" | "json" | "line";

const escapes: Record<TemplateEscape, ((text: string) => string) | null> = {
  none: null,
  url: (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "")),
  json: (text) => text.replace(/["\\,:[\]{}\p{Cc}]/gu, (character) => `\\u${hex(character)}`),
  line: (text) => text.replace(/\p{Cc}+/gu, " "),
};

const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(4, "0");

const engine = createEngine();

/** For each escape, its engine and templates it has parsed, by their text. Flows are few and templates short, so the oldest simply goes first. */
const renderers = Object.fromEntries(
  Object.entries(escapes).map(([name, escaped]) => [
    name,
    { liquid: escaped === null ? engine : createEngine(escaped), parsed: new Map<string, Template[]>() },
  ]),
) as Record<TemplateEscape, { liquid: Liquid; parsed: Map<string, Template[]> }>;
const parsedAtMost = 5_000;

/**
 * Fills a prompt or text template with the call's facts. A missing value is empty, a template that cannot be
 * parsed or rendered comes out as its literal parts, never as an exception: a call must go on.
 *
 * @param template LiquidJS source, at most `limits.templateCharacters`
 * @param facts plain JSON; only its own properties can be read
 * @param escaping how the values that are put in are written; the template's own words stay as they are
 */
export function renderTemplate(template: string, facts: Json, escaping: TemplateEscape = "none"): string {
  if (!template.includes("{{") && !template.includes("{%")) return template;
  try {
    return renderers[escaping].liquid.renderSync(parseTemplate(template, escaping), facts as object);
  } catch {
    return template
      .replace(/\{\{.*?\}\}|\{%.*?%\}/gs, "")
      .replace(/\s{2,}/g, " ")
      .trim();
  }
}

/** One value as `renderTemplate` would put it in. */
export const escapeValue = (value: string, escaping: TemplateEscape): string => escapes[escaping]?.(value) ?? value;

/** What is wrong with a template, in words, or null. */
export function templateProblem(template: string): string | null {
  const problem = tooMuch(template);
  if (problem !== null) return problem;
  try {
    parseTemplate(template);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "cannot be read") : "cannot be read";
  }
}

/** Dotted paths a template reads, e.g. `customer.firstName`; empty when it cannot be parsed. */
export function templateVariables(template: string): string[] {
  try {
    return engine.fullVariablesSync(template);
  } catch {
    return [];
  }
}

/** What would take long to read is not read at all. */
function tooMuch(template: string): string | null {
  if (template.length > limits.templateCharacters) return `is longer than ${limits.templateCharacters} characters`;
  const marks = template.split(/\{[{%]/, limits.templateMarks + 2).length - 1;
  return marks > limits.templateMarks ? `has more than ${limits.templateMarks} marks` : null;
}

/** @throws Error when it is too long or cannot be parsed */
export function parseTemplate(template: string, escaping: TemplateEscape = "none"): Template[] {
  const { liquid, parsed } = renderers[escaping];
  const known = parsed.get(template);
  if (known) return known;
  const problem = tooMuch(template);
  if (problem !== null) throw new Error(problem);
  const fresh = liquid.parse(template);
  if (parsed.size >= parsedAtMost) parsed.delete(parsed.keys().next().value as string);
  parsed.set(template, fresh);
  return fresh;
}

function createEngine(escaped?: (text: string) => string): Liquid {
  const liquid = new Liquid({
    ...(escaped && { outputEscape: (value: unknown) => escaped(stringOf(value)) }),
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    cache: false,
    parseLimit: limits.templateCharacters,
    // No limit of time: how busy the machine is must not decide what a caller hears. Without loops, text is the bound.
    memoryLimit: 1_000_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) delete liquid.filters[name];
  return liquid;
}

/** As an output without an escape writes it: nothing for no value, and lists without commas. */
function stringOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(stringOf).join("");
  return String(value);
}
