"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { readOnlyDesigner } from "@/components/calls/read-only-designer";
import { ReadOnlyCanvas } from "@/components/designer/canvas/read-only-canvas";
import { DesignerContext } from "@/components/designer/designer-context";
import { type Highlight, reveal } from "@/components/designer/view-state";
import type { FlowDocument } from "@/lib/flow/document";

/**
 * A flow to look at, with the way of a call lit. It opens on the nodes that the call has passed (on its entry before any), follows the one where
 * it is, and changes nothing. Give it a height, and a `key` that is another for another document.
 */
export function FlowMap({
  document,
  path,
  className,
}: {
  document: FlowDocument;
  path: Highlight | null;
  className?: string;
}) {
  const t = useTranslations("calls.map");
  const [designer] = useState(() => readOnlyDesigner(document));
  const shownBefore = useRef(path);
  useEffect(() => {
    designer.view.setState({ highlight: path });
    // A running call is followed by itself; stepping through one that is over brings each step into view.
    const last = path?.visited.at(-1);
    if (path !== shownBefore.current && last !== undefined && path?.current === null) reveal(designer.view, last);
    shownBefore.current = path;
  }, [designer, path]);
  return (
    <DesignerContext.Provider value={designer}>
      <ReactFlowProvider>
        <ReadOnlyCanvas label={t("label")} opensOn={path?.visited ?? []} fitLabel={t("fit")} className={className} />
      </ReactFlowProvider>
    </DesignerContext.Provider>
  );
}
