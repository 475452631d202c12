"use client";

import { useTranslations } from "next-intl";
import { CalendarsSection } from "@/components/settings/calendars-section";
import { WithBindings } from "@/components/settings/with-bindings";

/** The calendars that callers book appointments in. */
export function CalendarsSettings() {
  const t = useTranslations("settings.calendars");
  return (
    <WithBindings intro={t("intro")}>
      {({ calendars, hours }) => <CalendarsSection calendars={calendars} hours={hours} />}
    </WithBindings>
  );
}
