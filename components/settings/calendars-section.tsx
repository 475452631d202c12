"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import { CalendarDialog } from "@/components/settings/calendar-dialog";
import type { Bindings } from "@/components/settings/with-bindings";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { useApi } from "@/lib/api-client";

type Calendar = Bindings["calendars"][number];
type Hours = Bindings["hours"];

export function CalendarsSection({ calendars, hours }: { calendars: Calendar[]; hours: Hours }) {
  const t = useTranslations("settings.calendars");
  const [open, setOpen] = useState<Calendar | "new" | null>(null);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setOpen("new")}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("label")}</TableHead>
            <TableHead>{t("hours")}</TableHead>
            <TableHead>{t("slotMinutes")}</TableHead>
            <TableHead>{t("capacity")}</TableHead>
            <TableHead>{t("daysAhead")}</TableHead>
            <TableHead>{t("timeZone")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {calendars.length === 0 && (
            <TableEmpty
              columns={8}
              className="py-8"
              icon={CalendarDays}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {calendars.map((calendar) => (
            <CalendarRow key={calendar.id} calendar={calendar} hours={hours} onChange={() => setOpen(calendar)} />
          ))}
        </TableBody>
      </Table>
      {open && <CalendarDialog calendar={open === "new" ? null : open} hours={hours} onClose={() => setOpen(null)} />}
    </BindingSection>
  );
}

function CalendarRow({ calendar, hours, onChange }: { calendar: Calendar; hours: Hours; onChange: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteCalendar.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{calendar.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{calendar.label}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{hours.find(({ name }) => name === calendar.hours)?.label || calendar.hours}</bdi>
      </TableCell>
      <TableCell className="tabular-nums">{calendar.slotMinutes}</TableCell>
      <TableCell className="tabular-nums">{calendar.capacity}</TableCell>
      <TableCell className="tabular-nums">{calendar.daysAhead}</TableCell>
      <TableCell>
        <bdi>{calendar.timeZone}</bdi>
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={calendar.label || calendar.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: calendar.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}
