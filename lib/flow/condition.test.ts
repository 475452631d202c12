import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, type ConditionRule, conditionSchema, holds } from "./condition";
import { limits } from "./limits";

const facts = {
  customer: { accountType: "Gold", priority: 2, tags: ["vip", "late"], note: "" },
  vars: { choice: "Billing" },
  call: { resolved: true },
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

function nested(depth: number): Condition {
  return { combinator: "and", rules: depth === 1 ? [] : [nested(depth - 1)] };
}

describe("the schema", () => {
  it("refuses conditions nested too deep, unknown operators and too many rules", () => {
    expect(conditionSchema.safeParse(nested(limits.conditionDepth)).success).toBe(true);
    expect(conditionSchema.safeParse(nested(limits.conditionDepth + 1)).success).toBe(false);
    expect(
      conditionSchema.safeParse({ combinator: "and", rules: [{ field: "a", operator: "matches", value: "(a+)+$" }] })
        .success,
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
