"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { timeZoneCookie } from "@/i18n/locales";

/** Tells the server the reader's time zone, once and after it changes, so that times are right from the first byte. */
export function TimeZoneReport() {
  const router = useRouter();
  const shownIn = useTimeZone();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const cookie = `${timeZoneCookie}=${encodeURIComponent(own)}`;
    if (own === shownIn || document.cookie.split("; ").includes(cookie)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }, [shownIn, router]);
  return null;
}
