"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useMe } from "@/components/auth/me-context";
import { useLocaleSwitch } from "@/components/shell/use-locale-switch";
import { isLocale, localeCookie } from "@/i18n/locales";
import { useApi } from "@/lib/api-client";

/**
 * Carries the language of the screens between devices: a device that has no choice of its own yet takes the
 * profile's, and what is chosen on a device becomes the profile's.
 */
export function KeepLocale() {
  const { locale: profile } = useMe();
  const locale = useLocale();
  const switchTo = useLocaleSwitch();
  const api = useApi();
  const { mutate: save } = useMutation(api.me.update.mutationOptions());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the language on the screen matters
  useEffect(() => {
    const chosenHere = document.cookie.includes(`${localeCookie}=`);
    if (!chosenHere && isLocale(profile ?? undefined) && profile !== locale) switchTo(profile as typeof locale);
    else if (chosenHere && profile !== locale) save({ locale });
  }, [locale]);
  return null;
}
