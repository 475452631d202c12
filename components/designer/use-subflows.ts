"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { DesignerPorts } from "@/components/designer/ports";
import { useApi } from "@/lib/api-client";
import type { Editor } from "@/lib/editor/create-editor";
import type { FlowDocument } from "@/lib/flow/document";
import { subflowNames } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";

type Subflows = Record<string, FlowDocument>;

const none: Subflows = {};
const againMs = 15_000;

/**
 * What runs inside the flow, as it was published last. Looked at again when somebody comes back to the page, and after
 * every publish. Where the server cannot tell, what it told last stands: publishing checks it in any case.
 *
 * @returns null until the first look at these flows has been answered, or has failed
 */
export function useSubflows(editor: Editor, ports: Pick<DesignerPorts, "subflows">): Subflows | null {
  const api = useApi();
  const key = useStore(editor.store, ({ document }) => JSON.stringify(subflowNames(document, nodeTypes)));
  const names: string[] = JSON.parse(key);
  const { data, fetchStatus, failureCount } = useQuery({
    queryKey: api.flows.subflows.queryKey({ names }),
    queryFn: () => ports.subflows(names),
    enabled: names.length > 0,
    // Whoever comes back from publishing one of them in another tab looks at once.
    staleTime: 0,
    refetchInterval: ({ state }) => state.status === "error" && againMs,
  });
  const last = useRef(none);
  useEffect(() => {
    if (data) last.current = data;
  }, [data]);
  if (names.length === 0) return none;
  const isFirstLook = fetchStatus === "fetching" && failureCount === 0;
  return data ?? (isFirstLook ? null : last.current);
}
