"use client";

import { CalendarClock, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { ListTable } from "@/components/lists/list-table";
import { BindingActions } from "@/components/settings/binding-table";
import { HoursNow } from "@/components/settings/hours/hours-now";
import { SettingsIntro } from "@/components/settings/settings-intro";
import { type Bindings, WithBindings } from "@/components/settings/with-bindings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useApi } from "@/lib/api-client";

export type Hours = Bindings["hours"][number];

/** The opening hours that flows name, and how each stands now. */
export function HoursSettings() {
  const t = useTranslations("hours");
  const may = useMay();
  return (
    <WithBindings skeletons={["h-36"]}>
      {({ hours }) => (
        <>
          <SettingsIntro
            action={
              may("bindings.edit") && (
                <Button asChild>
                  <Link href="/settings/hours/new">
                    <Plus aria-hidden />
                    {t("add")}
                  </Link>
                </Button>
              )
            }
          >
            {t("intro")}
          </SettingsIntro>
          <HoursTable hours={hours} />
        </>
      )}
    </WithBindings>
  );
}

function HoursTable({ hours }: { hours: Hours[] }) {
  const t = useTranslations("hours");
  const api = useApi();
  const router = useRouter();
  const path = (id: string) => `/settings/hours/${id}`;
  return (
    <ListTable
      rows={hours}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "label",
          head: t("label"),
          cell: ({ id, name, label }) => (
            <Link href={path(id)} className="font-medium hover:underline">
              <bdi>{label || name}</bdi>
            </Link>
          ),
        },
        { id: "name", head: t("name"), className: "font-mono", cell: ({ name }) => <bdi>{name}</bdi> },
        { id: "now", head: t("now"), cell: ({ definition }) => <HoursNow definition={definition} /> },
        { id: "timeZone", head: t("timeZone"), cell: ({ definition }) => <bdi>{definition.timeZone}</bdi> },
      ]}
      actions={(each) => (
        <BindingActions binding={each} deletion={api.hours.delete} onChange={() => router.push(path(each.id))} />
      )}
      empty={<EmptyState className="py-8" icon={CalendarClock} title={t("emptyTitle")} description={t("emptyText")} />}
    />
  );
}
