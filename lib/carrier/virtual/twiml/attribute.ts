import type { ProblemCode } from "./problem";

/** What one attribute may hold, and the number Twilio gives when it does not. */
export interface AttributeRule {
  code: ProblemCode;
  allows: (value: string) => boolean;
  /** In words, for the message. */
  expects: string;
}

const rule = (code: ProblemCode, expects: string, allows: (value: string) => boolean): AttributeRule => ({
  code,
  allows,
  expects,
});

export const anyText = rule(12200, "text", () => true);

export const oneOf = (code: ProblemCode, ...values: string[]) =>
  rule(code, values.join(", "), (value) => values.includes(value));

export const someOf = (code: ProblemCode, ...values: string[]) =>
  rule(code, `a list of ${values.join(", ")}`, (value) => {
    const given = value.split(" ");
    return given.every((word) => values.includes(word)) && new Set(given).size === given.length;
  });

export const trueOrFalse = (code: ProblemCode) => oneOf(code, "true", "false");

export const httpMethod = (code: ProblemCode) => oneOf(code, "GET", "POST");

export const wholeNumber = (code: ProblemCode, least: number, most = Number.POSITIVE_INFINITY) =>
  rule(code, `a whole number from ${least}${most === Number.POSITIVE_INFINITY ? "" : ` to ${most}`}`, (value) => {
    const number = Number(value);
    return /^\d+$/.test(value) && number >= least && number <= most;
  });

export const matching = (code: ProblemCode, expects: string, pattern: RegExp) =>
  rule(code, expects, (value) => pattern.test(value));

export const memberOf = (code: ProblemCode, expects: string, allows: (value: string) => boolean) =>
  rule(code, expects, allows);

export const either = (...rules: [AttributeRule, ...AttributeRule[]]): AttributeRule =>
  rule(rules[0].code, rules.map((one) => one.expects).join(" or "), (value) => rules.some((one) => one.allows(value)));

/** A relative reference or an absolute http(s) address without white space or characters that a URL must escape. */
export const url = (code: ProblemCode = 11100) => rule(code, "an http(s) URL", isUrlReference);

export const urlOrEmpty = (code: ProblemCode = 11100) =>
  rule(code, "an http(s) URL or nothing", (value) => value === "" || isUrlReference(value));

export function isUrlReference(value: string): boolean {
  if (value === "" || /[\s<>"{}|\\^`]/.test(value)) return false;
  let parsed: URL;
  try {
    parsed = new URL(value, "https://relative.invalid/");
  } catch {
    return false;
  }
  return (parsed.protocol === "https:" || parsed.protocol === "http:") && parsed.hostname !== "";
}
