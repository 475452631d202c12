"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useMay, useMe } from "@/components/auth/me-context";
import { sessionText } from "@/components/designer/browser-storage";
import { noResources } from "@/components/designer/designer-context";
import { DesignerSkeleton } from "@/components/designer/designer-skeleton";
import { useDesignerPorts } from "@/components/designer/use-designer-ports";
import { useTab } from "@/components/designer/use-tab";
import type { Highlight } from "@/components/designer/view-state";
import { CallPanel } from "@/components/phone/call-panel";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type ApiOutputs, useApi } from "@/lib/api-client";
import { revisionOfSteps } from "@/lib/editor/draft-memory";

const loadDesigner = () => import("@/components/designer/designer").then((module) => module.Designer);
// The canvas measures the page; the server has none.
const Designer = dynamic(loadDesigner, { ssr: false, loading: DesignerSkeleton });
// It comes beside the flow, not after it. When that fails, it is asked for again where it is drawn.
if (typeof window !== "undefined") loadDesigner().catch(() => undefined);

/** What came with the page; what is missing is asked for. */
export interface OpenedFlow {
  flow?: ApiOutputs["flows"]["get"] | undefined;
  bindings?: ApiOutputs["bindings"]["list"] | undefined;
}

/** The browser's way back shows the same page again, with what it brought then: by now that may be another. */
const seen = new WeakSet<OpenedFlow>();

function useOpened(flowId: string, opened: OpenedFlow): OpenedFlow {
  const personId = useMe().id;
  const [usable] = useState((): OpenedFlow => {
    if (seen.has(opened)) return {};
    // A tab that is reloaded may have saved once more after the server had read the draft for the new page.
    const known = typeof window === "undefined" ? null : revisionOfSteps(sessionText, personId, flowId);
    return known !== null && opened.flow && known > opened.flow.revision ? { ...opened, flow: undefined } : opened;
  });
  useEffect(() => () => void seen.add(opened), [opened]);
  return usable;
}

/** A flow of this installation in the designer: loads it, keeps up with others, and knows what the person may do. */
export function FlowDesigner({ flowId, opened }: { flowId: string; opened: OpenedFlow }) {
  const t = useTranslations("designer");
  const api = useApi();
  const may = useMay();
  const errorText = useErrorText();
  const usable = useOpened(flowId, opened);
  // Read once: from then on the editor has the draft, and the server's changes come as they happen.
  const flow = useQuery(
    api.flows.get.queryOptions(
      { flowId },
      {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 0,
        refetchOnMount: false,
        initialData: usable.flow,
      },
    ),
  );
  const bindings = useQuery(api.bindings.list.queryOptions(undefined, { initialData: usable.bindings }));
  const flows = useQuery(api.flows.list.queryOptions());
  const ports = useDesignerPorts(flowId);
  const tab = useTab();
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  const resources = useMemo(
    () =>
      bindings.data
        ? {
            ...bindings.data,
            flows: (flows.data ?? []).flatMap(({ id, name, latestVersion }) =>
              latestVersion === null ? [] : [{ id, name, label: name }],
            ),
          }
        : noResources,
    [bindings.data, flows.data],
  );
  // A later look that fails takes nothing away: the editor has the flow.
  if (flow.error && !flow.data) {
    return (
      <EmptyState
        headingLevel={1}
        icon={CircleX}
        tone="broken"
        title={t("loadFailed")}
        description={errorText(flow.error)}
        action={
          <>
            <Button variant="outline" asChild>
              <Link href="/flows">{t("back")}</Link>
            </Button>
            <Button onClick={() => void flow.refetch()}>{t("retry")}</Button>
          </>
        }
      />
    );
  }
  // Without the bindings everything a flow names would look missing for a moment.
  if (!flow.data || bindings.isPending || !tab) return <DesignerSkeleton />;
  const { document, revision, archived } = flow.data;
  return (
    <Designer
      key={flowId}
      flowId={flowId}
      draft={{ document, revision }}
      ports={ports}
      resources={resources}
      may={{
        edit: may("flows.edit") && !archived,
        publish: may("flows.publish") && !archived,
        bind: may("bindings.edit") && may("numbers.edit"),
        dial: may("phone.use"),
      }}
      tab={tab}
      highlight={highlight}
      simulator={
        may("phone.use")
          ? (to) => (
              <CallPanel
                key={to}
                to={to ?? flow.data.numbers[0]?.e164}
                layout="column"
                onPath={setHighlight}
                className="min-h-0 flex-1"
              />
            )
          : undefined
      }
    />
  );
}
