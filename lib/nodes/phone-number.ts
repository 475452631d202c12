import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { withheldNumbers } from "@/lib/util/withheld-numbers";

/**
 * A number that a caller typed or said, in E.164; null when there can be no such number. Without a country's code (after
 * `+` or `00`) it is read as a number of the country that was dialled.
 *
 * @param dialled E.164, what the caller called
 */
export function enteredNumber(text: string, dialled: string): string | null {
  const written = text.replace(/[^\d+]/g, "").replace(/^00/, "+");
  const home = parsePhoneNumberFromString(dialled)?.countryCallingCode;
  const number = parsePhoneNumberFromString(written, home === undefined ? undefined : { defaultCallingCode: home });
  return number?.isPossible() ? number.number : null;
}

/** Digit by digit, as it is read back. */
export const spokenDigits = (text: string): string => text.replace(/\D/g, "").split("").join(" ");

/** The number somebody calls from, in E.164; null when it is hidden or can be no telephone's. */
export const callingNumber = ({ from, to }: { from: string; to: string }): string | null =>
  from.startsWith("+") && !withheldNumbers.has(from) ? enteredNumber(from, to) : null;
