"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { HoursEditor } from "@/components/settings/hours/hours-editor";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";

/** One set of opening hours; `new` is one that is being made. */
export function HoursPage({ id }: { id: string }) {
  const t = useTranslations("hours");
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const bindings = useQuery(api.bindings.list.queryOptions());
  if (bindings.isPending) return <Skeleton role="status" aria-label={common("loading")} className="h-96" />;
  if (bindings.isError) return <EmptyState role="alert" tone="broken" title={errorText(bindings.error)} />;
  const hours = bindings.data.hours.find((each) => each.id === id) ?? null;
  if (hours === null && id !== "new") {
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
  }
  return <HoursEditor key={id} hours={hours} />;
}
