import { InvalidArgumentError } from "commander";

/** A calling number as an argument: E.164, or `anonymous` for a caller who withholds it. */
export function phoneNumber(value: string): string {
  if (value === "anonymous") return value;
  return e164(value);
}

/** @throws InvalidArgumentError for anything but a number with its country code */
export function e164(value: string): string {
  if (/^\+[1-9]\d{5,14}$/.test(value)) return value;
  throw new InvalidArgumentError("Give a number such as +15551234567.");
}
