import { defaultLocale, isLocale, type Locale } from "@/i18n/locales";

/**
 * The language to show: the cookie's, else the first one the browser accepts that we have, else English.
 *
 * @param cookie value of the locale cookie, undefined when there is none; an unknown value counts as none
 * @param acceptLanguage the request header, e.g. "et-EE,et;q=0.9,en;q=0.5"; null when absent
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  return acceptedLanguages(acceptLanguage ?? "").find(isLocale) ?? defaultLocale;
}

/** Primary subtags by falling weight; q=0 means "not this one" (RFC 9110, 12.5.4). */
function acceptedLanguages(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0]?.toLowerCase() ?? "", weight: quality ? Number(quality) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
}
