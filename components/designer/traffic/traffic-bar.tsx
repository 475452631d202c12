"use client";

import "@/components/designer/traffic/traffic.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleX, PhoneOff, Table2, X } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { CountedLink } from "@/components/designer/traffic/counted-link";
import { LabelRoom } from "@/components/designer/traffic/label-room";
import { wasPublished } from "@/components/designer/traffic/node-counts";
import { boundsOf, type Period } from "@/components/designer/traffic/period";
import { PeriodPicker } from "@/components/designer/traffic/period-picker";
import { TrafficFilterMenu } from "@/components/designer/traffic/traffic-filter-menu";
import { TrafficLegend } from "@/components/designer/traffic/traffic-legend";
import {
  showTraffic,
  type TrafficFilters,
  useTraffic,
  useTrafficStore,
} from "@/components/designer/traffic/traffic-store";
import { TrafficZoom } from "@/components/designer/traffic/traffic-zoom";
import { usePercent } from "@/components/designer/traffic/use-percent";
import { useTrafficSwitch } from "@/components/designer/traffic/use-traffic-switch";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";

const refreshMs = 30_000;

/** Above the canvas while traffic is drawn: of which calls, how many they are, and what the drawing means. */
export function TrafficBar() {
  const period = useTraffic((state) => state.period);
  return period === null ? null : <Bar period={period} />;
}

function Bar({ period }: { period: Period }) {
  const t = useTranslations("traffic");
  const { view } = useDesigner();
  const store = useTrafficStore();
  const filters = useTraffic((state) => state.filters);
  const panel = useView((state) => state.panel);
  const traffic = useTrafficSwitch();
  const query = useTrafficOf(period, filters);
  const isEmpty = query.data?.calls === 0;
  const isPublished = useTraffic(({ shown }) => shown !== null && wasPublished(shown));
  const isFiltered = Object.values(filters).some((value) => value !== null);
  return (
    <section
      aria-label={t("title")}
      className="traffic-scale @container flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-background px-3 py-1.5 text-sm"
    >
      <TrafficZoom />
      <LabelRoom />
      <PeriodPicker value={period} onChange={(next) => store.setState({ period: next })} />
      <TrafficFilterMenu />
      <div role="status" className="flex min-w-0 flex-wrap items-center gap-x-3">
        {query.error ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : <Totals />}
        {isEmpty && isPublished && !query.error && period !== "30d" && !isFiltered && (
          <Button variant="link" size="sm" onClick={() => store.setState({ period: "30d" })}>
            {t("widen")}
          </Button>
        )}
      </div>
      <div className="ms-auto flex items-center gap-1">
        <TrafficLegend />
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={panel === "traffic"}
          onClick={() => view.setState({ panel: panel === "traffic" ? null : "traffic" })}
        >
          <Table2 aria-hidden />
          {t("table")}
        </Button>
        <IconButton label={t("hide")} size="icon-sm" tooltipSide="bottom" onClick={() => traffic?.toggle()}>
          <X aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}

/** Asks for it, keeps what the canvas draws, and asks again while somebody looks. */
function useTrafficOf(period: Period, filters: TrafficFilters) {
  const api = useApi();
  const { flowId } = useDesigner();
  const store = useTrafficStore();
  const timeZone = useTimeZone() ?? "UTC";
  const today = useToday(timeZone);
  const bounds = useMemo(() => boundsOf(period, today, timeZone), [period, today, timeZone]);
  const { version, number, language } = filters;
  const query = useQuery(
    api.flows.traffic.queryOptions(
      {
        flowId,
        period: bounds,
        ...(version !== null && { version }),
        ...(number !== null && { number }),
        ...(language !== null && { language }),
      },
      { refetchInterval: refreshMs, placeholderData: keepPreviousData },
    ),
  );
  const { data, error, refetch, isPlaceholderData } = query;
  useEffect(() => {
    if (data && !isPlaceholderData) showTraffic(store, data, { bounds, filters });
  }, [store, data, isPlaceholderData, bounds, filters]);
  useEffect(() => store.setState({ retry: error ? () => void refetch() : null }), [store, error, refetch]);
  return query;
}

/** Now, until the reader's calendar shows another day. */
function useToday(timeZone: string): number {
  const format = useFormatter();
  const now = Date.now();
  const day = format.dateTime(now, { dateStyle: "short", timeZone });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later moment of the same day is the same period
  return useMemo(() => now, [day]);
}

function Totals() {
  const t = useTranslations("traffic");
  const format = useFormatter();
  const percentOf = usePercent();
  const shown = useTraffic((state) => state.shown);
  if (shown === null) return <Skeleton className="h-4 w-48" />;
  const { calls, hungUp, countedUntil } = shown.traffic;
  if (calls === 0)
    return <span className="text-muted-foreground">{t(wasPublished(shown) ? "noCalls" : "notPublished")}</span>;
  const percent = percentOf(hungUp / calls);
  return (
    <>
      <CountedLink
        shown={shown}
        nodeId=""
        way="in"
        calls={calls}
        label={t("allCalls", { calls })}
        className="font-semibold"
      >
        {t("calls", { calls })}
      </CountedLink>
      {hungUp > 0 && (
        <CountedLink
          shown={shown}
          nodeId=""
          way="hungUp"
          calls={hungUp}
          label={t("allHungUp", { calls: hungUp, percent })}
          className="flex items-center gap-1 text-muted-foreground"
        >
          <PhoneOff aria-hidden className="size-3.5" />
          {t("hungUp", { calls: hungUp, percent })}
        </CountedLink>
      )}
      {countedUntil && (
        <span className="text-muted-foreground text-xs @max-3xl:hidden">
          {t("countedUntil", { time: format.dateTime(countedUntil, { timeStyle: "short" }) })}
        </span>
      )}
    </>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const t = useTranslations("traffic");
  const errorText = useErrorText();
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-broken">
      <CircleX aria-hidden className="size-4" />
      {t("failed")} {errorText(error)}
      <Button variant="link" size="sm" onClick={onRetry}>
        {t("retry")}
      </Button>
    </span>
  );
}
