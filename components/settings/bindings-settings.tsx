"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AudioSection } from "@/components/settings/audio-section";
import { DestinationsSection } from "@/components/settings/destinations-section";
import { QueuesSection } from "@/components/settings/queues-section";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";

/** What flows name and this installation has: queues, outside numbers, recorded prompts. */
export function BindingsSettings() {
  const t = useTranslations("settings.bindings");
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const bindings = useQuery(api.bindings.list.queryOptions());
  if (bindings.isPending) {
    return (
      <div role="status" aria-label={common("loading")} className="grid gap-6">
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
      </div>
    );
  }
  if (bindings.isError) {
    return (
      <EmptyState
        role="alert"
        tone="broken"
        title={errorText(bindings.error)}
        action={
          <Button variant="outline" pending={bindings.isFetching} onClick={() => void bindings.refetch()}>
            {common("retry")}
          </Button>
        }
      />
    );
  }
  return (
    <div className="grid gap-7">
      <p className="-mb-2 max-w-160 text-pretty text-muted-foreground text-sm">{t("intro")}</p>
      <QueuesSection queues={bindings.data.queues} />
      <DestinationsSection destinations={bindings.data.destinations} />
      <AudioSection prompts={bindings.data.audio} />
    </div>
  );
}
