import { DateTime } from "luxon";

/**
 * An amount as it is said: "42.50 euros".
 *
 * @param amountMinor in the currency's minor unit, whose size the currency decides (ISO 4217)
 */
export function spokenAmount(amountMinor: number, currency: string, language: string): string {
  try {
    const format = new Intl.NumberFormat(known(language), { style: "currency", currency, currencyDisplay: "name" });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(amountMinor / 10 ** digits);
  } catch {
    return `${amountMinor / 100} ${currency}`;
  }
}

/** A day as it is said: "February 1". Blank when it is none. */
export function spokenDay(iso: string, language: string): string {
  const day = DateTime.fromISO(iso, { zone: "utc", locale: known(language) });
  return day.isValid ? day.toLocaleString({ day: "numeric", month: "long" }) : "";
}

const known = (language: string) => (Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : "en-US");
