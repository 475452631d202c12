import { DateTime } from "luxon";
import { z } from "zod";
import type { Json } from "@/lib/util/json";
import { limits } from "./limits";
import { holdsPattern, patternProblem } from "./pattern";
import { readPath } from "./read-path";

export const conditionOperators = [
  "=",
  "!=",
  "contains",
  "doesNotContain",
  "beginsWith",
  "endsWith",
  "in",
  "notIn",
  "matches",
  "<",
  "<=",
  ">",
  ">=",
  "before",
  "after",
  "null",
  "notNull",
] as const;

const ruleSchema = z
  .strictObject({
    id: z.string().optional(),
    /** A path into the call's facts: `customer.accountType`, `vars.choice`, `call.from`. */
    field: z.string().min(1).max(200),
    operator: z.enum(conditionOperators),
    value: z.json().optional(),
  })
  .superRefine(({ operator, value }, issues) => {
    const problem = valueProblem(operator, value);
    if (problem !== null) issues.addIssue({ code: "custom", path: ["value"], message: problem });
  });

export interface ConditionRule {
  id?: string;
  field: string;
  operator: (typeof conditionOperators)[number];
  value?: Json;
}

/** react-querybuilder's JSON: rules and groups joined by one combinator. An empty group holds. */
export interface Condition {
  id?: string;
  combinator: "and" | "or";
  not?: boolean;
  rules: (ConditionRule | Condition)[];
}

export const conditionSchema: z.ZodType<Condition> = z
  .strictObject({
    id: z.string().optional(),
    combinator: z.enum(["and", "or"]),
    not: z.boolean().optional(),
    get rules() {
      return z.array(z.union([ruleSchema, conditionSchema])).max(limits.conditionRules);
    },
  })
  .refine(
    (condition) => depth(condition as Condition) <= limits.conditionDepth,
    `may nest ${limits.conditionDepth} deep`,
  ) as z.ZodType<Condition>;

/**
 * Whether a condition holds over the call's facts. Total: missing data makes a rule false (`null` true), and
 * nothing outside `facts` can be read.
 */
export function holds(condition: Condition, facts: Json, level = 0): boolean {
  if (level > limits.conditionDepth) return false;
  const test = (part: ConditionRule | Condition) =>
    "rules" in part ? holds(part, facts, level + 1) : ruleHolds(part, facts);
  const result =
    condition.combinator === "and"
      ? condition.rules.every(test)
      : condition.rules.length === 0 || condition.rules.some(test);
  return condition.not ? !result : result;
}

function ruleHolds(rule: ConditionRule, facts: Json): boolean {
  const actual = readPath(facts, rule.field);
  const blank = actual === undefined || actual === null || actual === "";
  if (rule.operator === "null") return blank;
  if (rule.operator === "notNull") return !blank;
  if (blank) return negative.has(rule.operator);
  const expected = rule.value ?? "";
  const left = text(actual);
  const right = text(expected);
  switch (rule.operator) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "contains":
      return left.includes(right);
    case "doesNotContain":
      return !left.includes(right);
    case "beginsWith":
      return left.startsWith(right);
    case "endsWith":
      return left.endsWith(right);
    case "in":
      return listed(expected).includes(left);
    case "notIn":
      return !listed(expected).includes(left);
    case "matches":
      return holdsPattern(left, String(expected));
    case "before":
    case "after":
      return isDated(rule.operator, actual, expected);
    default:
      return compares(rule.operator, left, right);
  }
}

/** What says no of something says it of nothing, too. */
const negative = new Set<ConditionRule["operator"]>(["!=", "doesNotContain", "notIn"]);

const listed = (expected: Json): string[] =>
  Array.isArray(expected)
    ? expected.map(text)
    : text(expected)
        .split(",")
        .map((item) => item.trim());

/** Days and times in ISO 8601, or Unix milliseconds; a day without a time begins at midnight UTC. What is no date is neither. */
function isDated(operator: "before" | "after", actual: Json, expected: Json): boolean {
  const [left, right] = [dateMs(actual), dateMs(expected)];
  if (left === null || right === null) return false;
  return operator === "before" ? left < right : left > right;
}

function dateMs(value: Json): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/.test(value)) return null;
  const date = DateTime.fromISO(value.replace(" ", "T"), { zone: "utc" });
  return date.isValid ? date.toMillis() : null;
}

/** Why a value cannot be compared with, or null. Drafts begin without one. */
function valueProblem(operator: ConditionRule["operator"], value: Json | undefined): string | null {
  if (value === undefined || value === "") return null;
  if (operator === "matches") {
    const problem = patternProblem(String(value));
    return problem && `the expression ${problem}`;
  }
  if (operator === "before" || operator === "after")
    return dateMs(value) === null ? "must be a date: 2026-12-31" : null;
  return null;
}

function compares(operator: "<" | "<=" | ">" | ">=", left: string, right: string): boolean {
  const [a, b] = [Number(left), Number(right)];
  const order = Number.isNaN(a) || Number.isNaN(b) ? (left < right ? -1 : left > right ? 1 : 0) : a - b;
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  if (operator === ">") return order > 0;
  return order >= 0;
}

/** Comparison ignores case: a supervisor who writes `Gold` means `gold`. */
function text(value: Json): string {
  return (typeof value === "object" ? JSON.stringify(value) : String(value)).toLowerCase();
}

function depth(condition: Condition): number {
  return 1 + Math.max(0, ...condition.rules.map((part) => ("rules" in part ? depth(part) : 0)));
}
