"use client";

import { CalendarX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { HoursEditor } from "@/components/settings/hours/hours-editor";
import { WithBindings } from "@/components/settings/with-bindings";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** One set of opening hours; `new` is one that is being made. */
export function HoursPage({ id }: { id: string }) {
  const t = useTranslations("hours");
  return (
    <WithBindings skeletons={["h-96"]}>
      {(bindings) => {
        const hours = bindings.hours.find((each) => each.id === id) ?? null;
        if (hours || id === "new") return <HoursEditor key={id} hours={hours} />;
        return (
          <EmptyState
            icon={CalendarX}
            title={t("missingTitle")}
            action={
              <Button asChild variant="outline">
                <Link href="/settings/hours">{t("back")}</Link>
              </Button>
            }
          />
        );
      }}
    </WithBindings>
  );
}
