"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX, History, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { ScheduleList } from "@/components/designer/versions/schedule-list";
import { useRestore } from "@/components/designer/versions/use-restore";
import { useRollBack } from "@/components/designer/versions/use-roll-back";
import { useSchedules } from "@/components/designer/versions/use-schedules";
import { type Version, VersionItem } from "@/components/designer/versions/version-item";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";

/** Fewer are seen at a glance. */
const manyVersions = 6;

/** Every published version and every publish to come: what was new, who hears it, how it differs, and the way back. */
export function VersionsSheet({ onClose }: { onClose(): void }) {
  const t = useTranslations("designer.versions");
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const { flowId } = useDesigner();
  const versions = useQuery(api.flows.versions.queryOptions({ flowId }));
  const schedules = useSchedules(flowId);
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent className="max-w-130">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("description")}</SheetDescription>
        </SheetHeader>
        <SheetBody className="gap-0 p-0">
          <ScheduleList schedules={schedules.data ?? []} />
          {versions.isPending && [1, 2, 3].map((row) => <Skeleton key={row} className="mx-5 mt-5 h-24" />)}
          {versions.error && (
            <EmptyState
              role="alert"
              tone="broken"
              icon={CircleX}
              headingLevel={3}
              title={t("failed")}
              description={errorText(versions.error)}
              action={
                <Button variant="outline" onClick={() => void versions.refetch()}>
                  {common("retry")}
                </Button>
              }
            />
          )}
          {versions.data && <VersionList versions={versions.data} onClose={onClose} />}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

function VersionList({ versions, onClose }: { versions: readonly Version[]; onClose(): void }) {
  const t = useTranslations("designer.versions");
  const locale = useLocale();
  const { flowId, editor, may } = useDesigner();
  // Told beside them when it is known: nothing here waits for it.
  const counts = useQuery(useApi().flows.versionCalls.queryOptions({ flowId }));
  const [search, setSearch] = useState("");
  const { restore, pending, dialog: restoreDialog } = useRestore(versions[0]?.number ?? 0, onClose);
  const { ask, dialog: rollBackDialog } = useRollBack(versions);
  if (versions.length === 0) return <EmptyState icon={History} title={t("empty")} headingLevel={3} />;
  const words = search.trim().toLocaleLowerCase(locale);
  const found = versions.filter(({ number, note, publishedBy }) =>
    [String(number), note, publishedBy ?? ""].some((text) => text.toLocaleLowerCase(locale).includes(words)),
  );
  // Where no number leads to the flow, there is nothing to point at a version.
  const live = versions.flatMap(({ number, numbers }) => numbers.map(() => number));
  return (
    <>
      {versions.length > manyVersions && (
        <div className="sticky top-0 z-10 border-b bg-popover px-5 py-2.5">
          <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="w-full" />
        </div>
      )}
      {found.length === 0 && <EmptyState icon={SearchX} title={t("nothingFound", { search })} headingLevel={3} />}
      <ul className="divide-y">
        {found.map((version) => (
          <VersionItem
            key={version.number}
            version={version}
            calls={counts.data && (counts.data.find((each) => each.version === version.number)?.calls ?? 0)}
            previous={versions.find(({ number }) => number < version.number)?.number ?? null}
            isRestoring={pending === version.number}
            onRestore={editor.readOnly ? undefined : () => void restore(version.number)}
            onRollBack={
              may.publish && live.some((number) => number !== version.number) ? () => ask(version.number) : undefined
            }
          />
        ))}
      </ul>
      {restoreDialog}
      {rollBackDialog}
    </>
  );
}
