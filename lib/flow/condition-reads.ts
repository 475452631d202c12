import type { Condition, ConditionRule } from "./condition";

/** Paths whose absence decides the condition otherwise than meant, e.g. `vars.age`; asking whether one is blank is no read. */
export function conditionReads(condition: Condition): string[] {
  return condition.rules.flatMap((part) => {
    if ("rules" in part) return conditionReads(part);
    return part.operator === "null" || part.operator === "notNull" ? [] : [part.field];
  });
}

/** Paths a condition tests in any way. */
export function conditionFields(condition: Condition): string[] {
  return condition.rules.flatMap((part) => ("rules" in part ? conditionFields(part) : [part.field]));
}

/** Whether a condition can only hold for a caller who has proved who they are. */
export function needsAuthentication({ combinator, not, rules }: Condition): boolean {
  const needs = (part: ConditionRule | Condition) =>
    "rules" in part
      ? needsAuthentication(part)
      : part.field === "call.authenticated" && part.operator === "=" && String(part.value).toLowerCase() === "true";
  if (not || rules.length === 0) return false;
  return combinator === "and" ? rules.some(needs) : rules.every(needs);
}
