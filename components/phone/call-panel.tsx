"use client";

import { useEffect } from "react";
import type { Highlight } from "@/components/designer/view-state";
import { CallInspector } from "@/components/phone/call-inspector";
import { Phone } from "@/components/phone/phone";
import { useFollowedCall } from "@/components/phone/use-followed-call";
import { cn } from "@/components/ui/cn";
import type { FlowDocument } from "@/lib/flow/document";

/**
 * The phone with what the flow does beside it. `onPath` is told the way of the call whenever it grows, or as far as
 * the reader has stepped back, so that a canvas can light it up.
 */
export function CallPanel({
  to,
  onPath,
  layout = "row",
  className,
}: {
  /** The number offered first, empty for none. */
  to: string;
  onPath?: (path: Highlight | null, document: FlowDocument | null) => void;
  /** `column`: one under the other, for a narrow side panel. */
  layout?: "row" | "column";
  className?: string;
}) {
  const { line, state, document, turns, shown, show, path } = useFollowedCall();
  useEffect(() => onPath?.(path, document), [path, document, onPath]);
  const inRow = layout === "row";
  return (
    <div className={cn("flex min-h-0", !inRow && "flex-col", className)}>
      <Phone
        line={line}
        state={state}
        to={to}
        compact={!inRow}
        className={
          inRow ? "w-80 shrink-0 border-e" : state.status === "idle" ? "max-h-3/4 shrink-0" : "min-h-0 flex-[3]"
        }
      />
      <CallInspector
        document={document}
        turns={turns}
        shown={shown}
        onShow={show}
        className={inRow ? "flex-1" : "min-h-0 flex-[2] border-t"}
      />
    </div>
  );
}
