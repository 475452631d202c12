"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { DesignerPorts } from "@/components/designer/ports";
import { useApi } from "@/lib/api-client";
import type { Editor } from "@/lib/editor/create-editor";
import { createSubflowReader, knownSubflows, type SubflowsTold } from "@/lib/editor/known-subflows";
import { nodeTypes } from "@/lib/nodes/registry";

const untold: SubflowsTold = { names: [], subflows: {} };
const none = knownSubflows([], untold);
const againMs = 15_000;

/**
 * What runs inside the flow, as it was published last. Looked at again when somebody comes back to the page, and after
 * every publish. Where the server cannot tell, what it told last stands, and flows it was never asked for are not said
 * to be missing: publishing checks it in any case.
 *
 * @returns null until the first look at these flows has been answered, or has failed
 */
export function useSubflows(
  editor: Editor,
  ports: Pick<DesignerPorts, "subflows">,
): ReturnType<typeof knownSubflows> | null {
  const api = useApi();
  const [namesIn] = useState(() => createSubflowReader(nodeTypes));
  const key = useStore(editor.store, ({ document }) => namesIn(document));
  const names: string[] = useMemo(() => JSON.parse(key), [key]);
  const { data, fetchStatus, failureCount } = useQuery({
    queryKey: api.flows.subflows.queryKey({ names }),
    queryFn: () => ports.subflows(names),
    enabled: names.length > 0,
    // Whoever comes back from publishing one of them in another tab looks at once.
    staleTime: 0,
    refetchInterval: ({ state }) => state.status === "error" && againMs,
  });
  const last = useRef(untold);
  useEffect(() => {
    if (data) last.current = { names, subflows: data };
  }, [names, data]);
  const isFirstLook = names.length > 0 && !data && fetchStatus === "fetching" && failureCount === 0;
  return useMemo(() => {
    if (isFirstLook) return null;
    return names.length === 0 ? none : knownSubflows(names, data ? { names, subflows: data } : last.current);
  }, [isFirstLook, names, data]);
}
