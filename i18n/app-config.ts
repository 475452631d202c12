import type { Messages } from "@/i18n/english-messages";
import type { Locale } from "@/i18n/locales";

// Makes `t("…")` refuse keys that are not in the English catalogue.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
