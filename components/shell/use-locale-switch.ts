"use client";

import { useRouter } from "next/navigation";
import { type Locale, localeCookie } from "@/i18n/locales";

/** Changes the language of the screens at once; the choice is kept for a year in a cookie. */
export function useLocaleSwitch(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  };
}
