"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";

/** `ar-AE` → `Arabic (United Arab Emirates)` in the reader's language; the code itself where nobody knows it. */
export function useLanguageName(): (language: string) => string {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "language", languageDisplay: "standard" });
    return (language) => {
      try {
        return names.of(language) ?? language;
      } catch {
        return language;
      }
    };
  }, [locale]);
}
