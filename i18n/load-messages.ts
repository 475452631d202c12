import { englishMessages, type Messages } from "@/i18n/english-messages";
import { defaultLocale, type Locale } from "@/i18n/locales";

/**
 * All texts in one language. What a translation does not have yet, an area or a single key, is English.
 * Keys that only the translation has are dropped: scripts/check-strings.mjs reports them.
 */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === defaultLocale) return englishMessages;
  const areas = await Promise.all(
    Object.entries(englishMessages).map(async ([area, english]) => [
      area,
      fillIn(english, await translatedArea(locale, area)),
    ]),
  );
  return Object.fromEntries(areas);
}

async function translatedArea(locale: Locale, area: string): Promise<unknown> {
  try {
    const file: { default: unknown } = await import(`../messages/${locale}/${area}.json`);
    return file.default;
  } catch {
    // Not translated yet. A file that is there but is not JSON already fails the build and check-strings.
    return undefined;
  }
}

function fillIn(english: unknown, translated: unknown): unknown {
  if (typeof english === "string") return typeof translated === "string" && translated !== "" ? translated : english;
  if (!isTree(english)) return english;
  const own = isTree(translated) ? translated : {};
  return Object.fromEntries(Object.entries(english).map(([key, value]) => [key, fillIn(value, own[key])]));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
