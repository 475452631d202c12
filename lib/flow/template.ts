import { Liquid, type Template } from "liquidjs";
import type { Json } from "@/lib/util/json";
import { limits } from "./limits";

/** Tags and filters a prompt may use. No loops, no includes, no clock: rendering is total and bounded. */
const allowedTags = new Set(["if", "unless", "case", "assign", "comment"]);
const allowedFilters = new Set([
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
]);

const engine = createEngine();

/** Parsed templates by their text. Flows are few and templates short, so the oldest simply goes first. */
const parsed = new Map<string, Template[]>();
const parsedAtMost = 5_000;

/**
 * Fills a prompt or text template with the call's facts. A missing value is empty, a template that cannot be
 * parsed or rendered comes out as its literal parts, never as an exception: a call must go on.
 *
 * @param template LiquidJS source, at most `limits.templateCharacters`
 * @param facts plain JSON; only its own properties can be read
 */
export function renderTemplate(template: string, facts: Json): string {
  if (!template.includes("{{") && !template.includes("{%")) return template;
  try {
    return engine.renderSync(parse(template), facts as object);
  } catch {
    return template
      .replace(/\{\{.*?\}\}|\{%.*?%\}/gs, "")
      .replace(/\s{2,}/g, " ")
      .trim();
  }
}

/** What is wrong with a template, in words, or null. */
export function templateProblem(template: string): string | null {
  if (template.length > limits.templateCharacters) return `is longer than ${limits.templateCharacters} characters`;
  try {
    parse(template);
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

function parse(template: string): Template[] {
  const known = parsed.get(template);
  if (known) return known;
  if (template.length > limits.templateCharacters)
    throw new Error(`longer than ${limits.templateCharacters} characters`);
  const fresh = engine.parse(template);
  if (parsed.size >= parsedAtMost) parsed.delete(parsed.keys().next().value as string);
  parsed.set(template, fresh);
  return fresh;
}

function createEngine(): Liquid {
  const liquid = new Liquid({
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
