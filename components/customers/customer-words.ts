"use client";

import { useLocale, useTranslations } from "next-intl";

export const accountTypes = ["standard", "business", "gold"] as const;
export const serviceStatuses = ["active", "suspended", "outage"] as const;
const languages = [
  "en-US",
  "en-GB",
  "en-AU",
  "ar-AE",
  "de-DE",
  "es-ES",
  "es-US",
  "et-EE",
  "fi-FI",
  "fr-FR",
  "ru-RU",
  "sv-SE",
];

/** Words for what a record holds. Account types and states that an installation made up are shown as they are. */
export function useCustomerWords() {
  const t = useTranslations("customers");
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const known = <W extends string>(words: readonly W[], word: string) => words.find((candidate) => candidate === word);

  const accountType = (word: string): string => {
    const type = known(accountTypes, word);
    return type ? t(`accountTypes.${type}`) : word;
  };
  const serviceStatus = (word: string): string => {
    const status = known(serviceStatuses, word);
    return status ? t(`statuses.${status}`) : word;
  };
  const language = (code: string): string => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
  const options = (words: readonly string[], present: string, word: (text: string) => string) =>
    [...new Set([...words, present])].map((value) => ({ value, label: word(value) }));

  return {
    accountType,
    serviceStatus,
    language,
    accountTypeOptions: (present: string) => options(accountTypes, present, accountType),
    serviceStatusOptions: (present: string) => options(serviceStatuses, present, serviceStatus),
    languageOptions: (present: string | null) => options(languages, present ?? "en-US", language),
  };
}

export const fullName = (customer: { firstName: string; lastName: string }): string =>
  `${customer.firstName} ${customer.lastName}`;

/** How a service status reads at a glance; what nobody knows is neither good nor bad. */
export function statusState(status: string): "ok" | "risk" | "broken" | "waiting" {
  if (status === "active") return "ok";
  if (status === "suspended") return "risk";
  return status === "outage" ? "broken" : "waiting";
}
