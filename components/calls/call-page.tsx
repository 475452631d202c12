"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX, PhoneCall, PhoneMissed, RotateCw } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { CallDuration } from "@/components/calls/call-duration";
import { CallState } from "@/components/calls/call-state";
import { CallTimeline } from "@/components/calls/call-timeline";
import { isLive } from "@/components/calls/call-words";
import { CallerNumber } from "@/components/calls/caller";
import { FactsCard } from "@/components/calls/facts-card";
import { RecordingsCard } from "@/components/calls/recordings-card";
import { WrittenCard } from "@/components/calls/written-card";
import { pathOf, turnsOf } from "@/components/phone/call-path";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiOutputs, isApiError, useApi } from "@/lib/api-client";

// The map measures the page; the server has none.
const FlowMap = dynamic(() => import("@/components/calls/flow-map").then((module) => module.FlowMap), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

export type CallDetail = ApiOutputs["calls"]["get"];

/** One call: what happened beside whose call it was, the way it took, what was recorded and written up. */
export function CallPage({ callId }: { callId: string }) {
  const t = useTranslations("calls");
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const call = useQuery(
    api.calls.get.queryOptions({ callId }, { refetchInterval: ({ state }) => refreshAfterMs(state.data) }),
  );
  if (call.data) return <Loaded detail={call.data} />;
  const missing = isApiError(call.error) && [400, 404].includes(call.error.data?.httpStatus ?? 0);
  const trail = [{ label: t("title"), href: "/calls" }];
  return (
    <>
      <PageHeader trail={trail} title={call.isPending ? <Skeleton className="h-5 w-40" /> : t("facts.title")} />
      {call.isPending && <Loading />}
      {missing && (
        <EmptyState
          icon={PhoneMissed}
          title={t("missing.title")}
          description={t("missing.text")}
          action={
            <Button asChild variant="outline">
              <Link href="/calls">{t("missing.action")}</Link>
            </Button>
          }
        />
      )}
      {call.isError && !missing && (
        <EmptyState
          role="alert"
          tone="broken"
          icon={CircleX}
          title={errorText(call.error)}
          action={
            <Button variant="outline" pending={call.isFetching} onClick={() => void call.refetch()}>
              {!call.isFetching && <RotateCw aria-hidden />}
              {common("retry")}
            </Button>
          }
        />
      )}
    </>
  );
}

/** A running call changes all the time, and for a while after its end jobs still write. */
function refreshAfterMs(detail: CallDetail | undefined): number | false {
  if (!detail) return false;
  if (isLive(detail.call)) return 1_500;
  const sinceEndMs = Date.now() - (detail.call.endedAt?.getTime() ?? 0);
  return sinceEndMs < 20_000 || detail.recordings.some(({ status }) => status === "pending") ? 3_000 : false;
}

function Loaded({ detail }: { detail: CallDetail }) {
  const t = useTranslations("calls");
  const may = useMay();
  const { call, timeline, document } = detail;
  const [opened, setOpened] = useState<{ seq: number; turns: number } | null>(null);
  const turns = useMemo(() => turnsOf(timeline), [timeline]);
  const live = isLive(call) && opened === null;
  const path = useMemo(
    () => (turns.length === 0 ? null : pathOf(turns.slice(0, opened?.turns ?? turns.length), live)),
    [turns, opened, live],
  );
  return (
    <>
      <PageHeader
        trail={[{ label: t("title"), href: "/calls" }]}
        title={call.customer?.name || <CallerNumber number={call.callerNumber} />}
        meta={
          <>
            <CallState call={call} />
            <RelativeTime at={call.startedAt} className="whitespace-nowrap" />
            <span aria-hidden>·</span>
            <CallDuration call={call} className="tabular-nums" />
          </>
        }
        actions={
          may("phone.use") && (
            <Button asChild variant="outline">
              <Link href={`/phone?to=${encodeURIComponent(call.dialledNumber)}`}>
                <PhoneCall aria-hidden />
                {t("callBack")}
              </Link>
            </Button>
          )
        }
      />
      <PageBody className="xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] xl:items-start">
        <CallTimeline
          timeline={timeline}
          document={document}
          startedAtMs={call.startedAt.getTime()}
          opened={opened?.seq ?? null}
          onOpen={setOpened}
        />
        <div className="grid content-start gap-4">
          <div className="grid content-start gap-4 md:grid-cols-2">
            <FactsCard detail={detail} />
            <WrittenCard detail={detail} />
          </div>
          {detail.recordings.length > 0 && <RecordingsCard recordings={detail.recordings} />}
          <Card>
            <CardHeader>
              <CardTitle>{t("map.title")}</CardTitle>
              {opened ? (
                <Button variant="ghost" size="sm" onClick={() => setOpened(null)}>
                  {t("timeline.wholeCall")}
                </Button>
              ) : (
                call.flow &&
                may("flows.read") && (
                  <Link href={`/flows/${call.flow.id}`} className="text-link text-sm hover:underline">
                    {t("map.openFlow")}
                  </Link>
                )
              )}
            </CardHeader>
            {document ? (
              <FlowMap key={call.callId} document={document} path={path} className="h-96" />
            ) : (
              <p className="px-4 py-6 text-muted-foreground text-sm">{t("map.none")}</p>
            )}
          </Card>
        </div>
      </PageBody>
    </>
  );
}

function Loading() {
  const common = useTranslations("common");
  return (
    <PageBody className="xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] xl:items-start">
      <span role="status" className="sr-only">
        {common("loading")}
      </span>
      <Skeleton className="h-96" />
      <div className="grid gap-4">
        <Skeleton className="h-40" />
        <Skeleton className="h-96" />
      </div>
    </PageBody>
  );
}
