"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";

/** A time as it was chosen: "Mon, 23 Nov, 08:00", with its zone where that is not the reader's. */
export function useZonedTime(): (at: Date, timeZone: string) => string {
  const t = useTranslations("designer.schedule");
  const format = useFormatter();
  const own = useTimeZone();
  return (at, timeZone) => {
    const far = Math.abs(at.getTime() - Date.now()) > 180 * 86_400_000;
    const time = format.dateTime(at, {
      timeZone,
      weekday: "short",
      day: "numeric",
      month: "short",
      ...(far && { year: "numeric" }),
      hour: "2-digit",
      minute: "2-digit",
    });
    return timeZone === own ? time : t("zoned", { time, zone: timeZone.replaceAll("_", " ") });
  };
}
