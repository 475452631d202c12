"use client";

import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { BindingTable } from "@/components/settings/binding-table";
import { CalendarDialog } from "@/components/settings/calendar-dialog";
import type { Bindings } from "@/components/settings/with-bindings";
import { useApi } from "@/lib/api-client";

export function CalendarsSection({ calendars, hours }: Pick<Bindings, "calendars" | "hours">) {
  const t = useTranslations("settings.calendars");
  const api = useApi();
  const hoursName = (name: string) => hours.find((each) => each.name === name)?.label || name;
  return (
    <BindingTable
      words={t}
      icon={CalendarDays}
      rows={calendars}
      columns={[
        { id: "hours", head: t("hours"), cell: (calendar) => <bdi>{hoursName(calendar.hours)}</bdi> },
        { id: "slotMinutes", head: t("slotMinutes"), numeric: true, cell: ({ slotMinutes }) => slotMinutes },
        { id: "capacity", head: t("capacity"), numeric: true, cell: ({ capacity }) => capacity },
        { id: "daysAhead", head: t("daysAhead"), numeric: true, cell: ({ daysAhead }) => daysAhead },
        { id: "timeZone", head: t("timeZone"), cell: ({ timeZone }) => <bdi>{timeZone}</bdi> },
      ]}
      deletion={api.bindings.deleteCalendar}
      dialog={(calendar, close) => <CalendarDialog calendar={calendar} hours={hours} onClose={close} />}
    />
  );
}
