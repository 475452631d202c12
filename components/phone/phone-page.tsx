"use client";

import { useQuery } from "@tanstack/react-query";
import { Workflow } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CallInspector } from "@/components/phone/call-inspector";
import { Phone } from "@/components/phone/phone";
import { useFollowedCall } from "@/components/phone/use-followed-call";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";
import type { FlowDocument } from "@/lib/flow/document";

// The map measures the page; the server has none.
const FlowMap = dynamic(() => import("@/components/calls/flow-map").then((module) => module.FlowMap), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

/** The phone on a page of its own: phone, the flow with the call's path, and what each turn did. */
export function PhonePage({ to }: { to?: string }) {
  const t = useTranslations("phone");
  const { line, state, document, turns, shown, show, path } = useFollowedCall();
  const [number, setNumber] = useState("");
  const isCalling = state.status !== "idle";
  const preview = usePublishedFlow(isCalling ? null : number);
  const flow = isCalling ? document && { key: state.callSid ?? "", document } : preview;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader title={t("title")} description={t("description")} className="max-md:hidden" />
      <h1 className="sr-only md:hidden">{t("title")}</h1>
      <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-y-auto">
        <Phone
          line={line}
          state={state}
          to={to}
          keysEverywhere
          onNumberChange={setNumber}
          className="w-80 shrink-0 border-e max-md:h-full max-md:w-full max-md:border-e-0"
        />
        <div className="flex min-h-0 min-w-0 flex-1 max-xl:flex-col max-md:flex-none max-md:border-t">
          <div className="min-h-0 min-w-0 flex-[3] max-md:h-96 max-md:flex-none">
            {flow ? (
              <FlowMap key={flow.key} document={flow.document} path={isCalling ? path : null} className="size-full" />
            ) : (
              <EmptyState icon={Workflow} title={t("map.empty")} description={t("map.emptyHint")} />
            )}
          </div>
          <CallInspector
            document={document}
            turns={turns}
            shown={shown}
            onShow={show}
            className="min-h-0 flex-[2] max-md:flex-none max-xl:border-t xl:max-w-104 xl:min-w-80 xl:border-s"
          />
        </div>
      </div>
    </div>
  );
}

/** What callers of this number hear now; null while it is not known and when there is none. */
function usePublishedFlow(number: string | null): { key: string; document: FlowDocument } | null {
  const api = useApi();
  const numbers = useQuery(api.numbers.list.queryOptions());
  const assigned = numbers.data?.find(({ e164 }) => e164 === number);
  const flowId = assigned?.flow?.id ?? "";
  const version = assigned?.version ?? 0;
  const flow = useQuery(
    api.flows.version.queryOptions(
      { flowId, number: version },
      { enabled: flowId !== "" && version > 0, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return flow.data && flowId !== "" && version > 0
    ? { key: `${flowId} ${version}`, document: flow.data.document }
    : null;
}
