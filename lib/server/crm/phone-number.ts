import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";
import { withheldNumbers } from "@/lib/util/withheld-numbers";

/**
 * A phone number in E.164 (`+15550100001`), or null when it is not one. Numbers that are written the national way are
 * read as `defaultCountry`'s. Only length is checked, not whether an operator gave the number out: fictional and new
 * ranges are numbers too.
 */
export function toE164(text: string, defaultCountry: CountryCode = "US"): string | null {
  const given = text.trim();
  if (withheldNumbers.has(given)) return null;
  if (/^\+[1-9]\d{7,14}$/.test(given)) return given;
  if (given.length > 40 || /[a-z]/i.test(given.replace(/(ext|x)[. ]*\d+$/i, ""))) return null;
  const number = parsePhoneNumberFromString(given, defaultCountry);
  return number?.isPossible() ? number.number : null;
}

/** Under which name failed PIN checks of a calling number are counted. */
export const callerKey = (caller: string): string => toE164(caller) ?? "anonymous";
