import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastCpuMs } from "@/lib/util/test-speed";
import { type Condition, type ConditionRule, conditionSchema, holds } from "./condition";
import { limits } from "./limits";

const facts = {
  customer: { accountType: "Gold", priority: 2, tags: ["vip", "late"], note: "", since: "2025-03-01T12:00:00Z" },
  vars: { choice: "Billing" },
  call: { resolved: true, startedAtMs: Date.UTC(2026, 0, 2) },
};
const one = (field: string, operator: ConditionRule["operator"], value?: ConditionRule["value"]): Condition => ({
  combinator: "and",
  rules: [value === undefined ? { field, operator } : { field, operator, value }],
});

describe("a rule", () => {
  it.each<[string, ConditionRule["operator"], ConditionRule["value"], boolean]>([
    ["customer.accountType", "=", "gold", true],
    ["customer.accountType", "!=", "gold", false],
    ["customer.accountType", "contains", "ol", true],
    ["customer.accountType", "beginsWith", "g", true],
    ["customer.accountType", "in", "silver, gold", true],
    ["customer.accountType", "in", ["silver", "bronze"], false],
    ["customer.accountType", "notIn", "silver, bronze", true],
    ["customer.missing", "notIn", "silver", true],
    ["customer.accountType", "doesNotContain", "ol", false],
    ["customer.missing", "doesNotContain", "ol", true],
    ["customer.accountType", "endsWith", "LD", true],
    ["customer.accountType", "matches", "^g(o|0)ld$", true],
    ["customer.accountType", "matches", "^silver", false],
    ["customer.accountType", "matches", "(", false],
    ["customer.since", "before", "2026-01-01", true],
    ["customer.since", "after", "2025-03-01T11:59:59Z", true],
    ["customer.since", "after", "2026-01-01", false],
    ["customer.since", "before", "soon", false],
    ["customer.accountType", "before", "2026-01-01", false],
    ["customer.missing", "before", "2026-01-01", false],
    ["call.startedAtMs", "after", "2026-01-01", true],
    ["customer.priority", "<=", 2, true],
    ["customer.priority", "<", "2", false],
    ["customer.priority", ">", "1", true],
    ["customer.priority", ">=", "10", false],
    ["call.resolved", "=", "true", true],
    ["call.resolved", "=", true, true],
    ["customer.missing", "=", "x", false],
    ["customer.missing", "!=", "x", true],
    ["customer.missing", "<", 5, false],
    ["customer.missing", "null", undefined, true],
    ["customer.note", "null", undefined, true],
    ["customer.priority", "notNull", undefined, true],
    ["vars.choice.length", "notNull", undefined, false],
    ["customer.__proto__", "notNull", undefined, false],
    ["constructor.name", "notNull", undefined, false],
  ])("%s %s %j is %s", (field, operator, value, expected) => {
    expect(holds(one(field, operator, value), facts)).toBe(expected);
  });
});

describe("a group", () => {
  const yes = one("vars.choice", "=", "billing");
  const no = one("vars.choice", "=", "sales");

  it("joins by its combinator, and an empty one holds", () => {
    expect(holds({ combinator: "and", rules: [yes, no] }, facts)).toBe(false);
    expect(holds({ combinator: "or", rules: [yes, no] }, facts)).toBe(true);
    expect(holds({ combinator: "and", rules: [] }, facts)).toBe(true);
    expect(holds({ combinator: "or", rules: [] }, facts)).toBe(true);
    expect(holds({ combinator: "and", not: true, rules: [yes] }, facts)).toBe(false);
  });
});

describe("a value that cannot be compared with", () => {
  it.each<[ConditionRule["operator"], ConditionRule["value"], string]>([
    ["matches", "(", "cannot be read"],
    ["matches", "a{51}", "repeats more than"],
    ["matches", "(a{10}){10}", "repeats more than"],
    ["matches", "x".repeat(201), "is longer than"],
    ["matches", "[a-z]{50}[0-9]{1}".replace("{1}", "*").concat("(ab|cd)".repeat(15)), "too complex"],
    ["before", "soon", "must be a date"],
  ])("%s %s is refused", (operator, value, problem) => {
    const parsed = conditionSchema.safeParse(one("customer.note", operator, value));
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["rules", 0, "value"] });
    expect(parsed.error?.issues[0]?.message).toContain(problem);
  });

  it("fault 27: no expression takes long, to refuse or to match", () => {
    const expressions = [
      "(a+)+$",
      "(a|a)*b",
      "(.*)(.*)(.*)(.*)(.*)x",
      "(x+x+)+y",
      "((a{100}){100}){100}",
      "(?:a?){50}a",
    ];
    const facts = { vars: { said: "a".repeat(10_000) } };
    for (const expression of expressions) {
      const takenMs = leastCpuMs(10, (round) => {
        // Another each time: compiled patterns are kept.
        const condition = one("vars.said", "matches", `${expression}${round}?`);
        conditionSchema.safeParse(condition);
        holds(condition, facts);
      });
      expect(takenMs, expression).toBeLessThan(10);
    }
  });
});

function nested(depth: number): Condition {
  return { combinator: "and", rules: depth === 1 ? [] : [nested(depth - 1)] };
}

describe("the schema", () => {
  it("refuses conditions nested too deep, unknown operators and too many rules", () => {
    expect(conditionSchema.safeParse(nested(limits.conditionDepth)).success).toBe(true);
    expect(conditionSchema.safeParse(nested(limits.conditionDepth + 1)).success).toBe(false);
    expect(
      conditionSchema.safeParse({ combinator: "and", rules: [{ field: "a", operator: "isLike", value: "a" }] }).success,
    ).toBe(false);
    const rules = Array.from({ length: limits.conditionRules + 1 }, () => ({ field: "a", operator: "null" }));
    expect(conditionSchema.safeParse({ combinator: "and", rules }).success).toBe(false);
  });

  it("is total: what passes it can be evaluated over any facts", () => {
    const rule = fc.record({
      field: fc.oneof(
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.constantFrom("a.b", "__proto__.x", "a.constructor"),
      ),
      operator: fc.constantFrom("=", "<", "in", "contains", "null", "beginsWith"),
      value: fc.jsonValue(),
    });
    const group = fc.record({
      combinator: fc.constantFrom("and", "or"),
      not: fc.boolean(),
      rules: fc.array(rule, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(group, fc.jsonValue(), (condition, any) => {
        const parsed = conditionSchema.parse(condition);
        expect(typeof holds(parsed, any as never)).toBe("boolean");
      }),
    );
  });
});
