"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { CircleX, Equal, History } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { SidePickers } from "@/components/compare/side-pickers";
import { compareHref, draftKey, readSide, type Side, useSide } from "@/components/compare/sides";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";
import { diffFlows, isSame } from "@/lib/flow/diff";

// The canvas measures the page; the server has none.
const CompareView = dynamic(() => import("@/components/compare/compare-view").then((module) => module.CompareView), {
  ssr: false,
  loading: () => <Skeleton className="m-4 flex-1" />,
});

/** Any two of a flow's versions and its draft, drawn over each other and told in words. */
export function ComparePage({ flowId }: { flowId: string }) {
  const t = useTranslations("designer.compare");
  const flows = useTranslations("flows");
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const search = useSearchParams();
  const versions = useQuery(api.flows.versions.queryOptions({ flowId }));
  const draft = useSide(flowId, "draft");
  useSubscription(
    api.flows.onChange.subscriptionOptions(
      { flowId },
      {
        onData: () => {
          void queryClient.invalidateQueries({ queryKey: draftKey(flowId) });
          void queryClient.invalidateQueries(api.flows.versions.pathFilter());
        },
      },
    ),
  );
  const newest = versions.data?.[0]?.number ?? null;
  const given = { from: search.get("from"), to: search.get("to") };
  const from = given.from === null ? newest : readSide(given.from);
  const to = given.to === null ? "draft" : readSide(given.to);
  const choose = (next: { from: Side; to: Side }) => router.replace(compareHref(flowId, next.from, next.to));
  const name = draft.data?.name;
  const failed = versions.error ?? draft.error;
  const isKnown = (side: Side | null) => side === "draft" || versions.data?.some(({ number }) => number === side);
  const missing = [
    { side: from, text: given.from },
    { side: to, text: given.to },
  ].find(({ side }) => !isKnown(side));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        trail={[
          { label: flows("title"), href: "/flows" },
          ...(name ? [{ label: <bdi>{name}</bdi>, href: `/flows/${flowId}` }] : []),
        ]}
        title={t("title")}
        actions={
          versions.data &&
          versions.data.length > 0 && <SidePickers versions={versions.data} from={from} to={to} onChoose={choose} />
        }
      />
      {failed ? (
        <Failed error={failed} onRetry={() => void Promise.all([versions.refetch(), draft.refetch()])} />
      ) : !versions.data || !draft.data ? (
        <Skeleton className="m-4 flex-1" />
      ) : versions.data.length === 0 ? (
        <EmptyState
          icon={History}
          title={t("neverPublished")}
          description={t("neverPublishedText")}
          action={
            <Button asChild variant="outline">
              <Link href={`/flows/${flowId}`}>{t("backToFlow")}</Link>
            </Button>
          }
        />
      ) : missing ? (
        <EmptyState
          icon={CircleX}
          title={t("missing", { number: missing.text ?? "" })}
          description={t("missingText")}
        />
      ) : from === null || to === null || from === to ? (
        <EmptyState icon={Equal} title={t("same")} description={t("sameSide")} />
      ) : (
        <Pair key={`${from} ${to}`} flowId={flowId} from={from} to={to} />
      )}
    </div>
  );
}

function Pair({ flowId, from, to }: { flowId: string; from: Side; to: Side }) {
  const t = useTranslations("designer.compare");
  const [before, after] = [useSide(flowId, from), useSide(flowId, to)];
  const failed = before.error ?? after.error;
  if (failed) return <Failed error={failed} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />;
  if (!before.data || !after.data) return <Skeleton className="m-4 flex-1" />;
  const called = (side: Side) => (side === "draft" ? t("draft") : t("version", { number: side }));
  if (isSame(diffFlows(before.data, after.data)))
    return (
      <EmptyState icon={Equal} title={t("same")} description={t("sameText", { from: called(from), to: called(to) })} />
    );
  return <CompareView before={before.data} after={after.data} names={{ from: called(from), to: called(to) }} />;
}

function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const t = useTranslations("designer.compare");
  const common = useTranslations("common");
  const errorText = useErrorText();
  return (
    <EmptyState
      role="alert"
      tone="broken"
      icon={CircleX}
      title={t("failed")}
      description={errorText(error)}
      action={
        <Button variant="outline" onClick={onRetry}>
          {common("retry")}
        </Button>
      }
    />
  );
}
