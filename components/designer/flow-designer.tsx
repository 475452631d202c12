"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useMay, useMe } from "@/components/auth/me-context";
import { sessionText } from "@/components/designer/browser-storage";
import { Designer } from "@/components/designer/designer";
import { noResources } from "@/components/designer/designer-context";
import { DesignerSkeleton } from "@/components/designer/designer-skeleton";
import { useDesignerPorts } from "@/components/designer/use-designer-ports";
import { useTab } from "@/components/designer/use-tab";
import type { Highlight } from "@/components/designer/view-state";
import { FlowPhone } from "@/components/phone/flow-phone";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type ApiOutputs, useApi } from "@/lib/api-client";
import { revisionOfSteps } from "@/lib/editor/draft-memory";
import type { FlowDocument } from "@/lib/flow/document";

type Flow = ApiOutputs["flows"]["get"];
type Bindings = ApiOutputs["bindings"]["list"];

/** What came with the page; what is missing is asked for. */
export interface OpenedFlow {
  /** Its document is text: React hands thousands of small objects to a page far more slowly than one string. */
  flow?: (Omit<Flow, "document"> & { document: string }) | undefined;
  bindings?: Bindings | undefined;
}

/** The browser's way back shows the same page again, with what it brought then: by now that may be another. */
const seen = new WeakSet<OpenedFlow>();

function useOpened(flowId: string, opened: OpenedFlow): { flow?: Flow | undefined; bindings?: Bindings | undefined } {
  const personId = useMe().id;
  const [usable] = useState(() => {
    if (seen.has(opened)) return {};
    const { flow, bindings } = opened;
    // A tab that is reloaded may have saved once more after the server had read the draft for the new page.
    const known = typeof window === "undefined" ? null : revisionOfSteps(sessionText, personId, flowId);
    if (!flow || (known !== null && known > flow.revision)) return { bindings };
    return { flow: { ...flow, document: JSON.parse(flow.document) as FlowDocument }, bindings };
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
  // Without the bindings everything a flow names would look missing for a moment. The server never knows the tab: the
  // canvas measures the page, and there is none.
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
        may("phone.use") ? (to) => <FlowPhone key={to} flowId={flowId} to={to} onPath={setHighlight} /> : undefined
      }
    />
  );
}
