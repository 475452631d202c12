import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale } from "@/i18n/choose-locale";
import { loadMessages } from "@/i18n/load-messages";
import { localeCookie, timeZoneCookie } from "@/i18n/locales";

/** next-intl's settings for one request. The language is the reader's, never part of the address. */
export default getRequestConfig(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(cookieStore.get(localeCookie)?.value, headerStore.get("accept-language"));
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: knownTimeZone(cookieStore.get(timeZoneCookie)?.value) ?? "UTC",
    now: new Date(),
  };
});

/** The browser reports its zone in a cookie that anyone may edit, so it is tried before it is used. */
function knownTimeZone(value: string | undefined): string | undefined {
  if (!value) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
