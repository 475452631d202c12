/** Languages of the user interface. A flow may speak others; these are only what the screens are written in. */
export const locales = ["en", "ar", "et"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** What each language calls itself; never translated, so that a lost reader finds the own one. */
export const localeNames: Record<Locale, string> = { en: "English", ar: "العربية", et: "Eesti" };

/** Cookies that hold the reader's language and IANA time zone until a profile does. */
export const localeCookie = "callwright-locale";
export const timeZoneCookie = "callwright-time-zone";

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

export function directionOf(locale: string): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}
