"use client";

import { useEffect, useState } from "react";
import type { Highlight } from "@/components/designer/view-state";
import { CallInspector } from "@/components/phone/call-inspector";
import { pathOf, turnsOf } from "@/components/phone/call-path";
import { Phone } from "@/components/phone/phone";
import { usePhone } from "@/components/phone/use-phone";
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
  /** The number offered first. */
  to?: string;
  onPath?: (path: Highlight | null, document: FlowDocument | null) => void;
  /** `column`: one under the other, for a narrow side panel. */
  layout?: "row" | "column";
  className?: string;
}) {
  const { line, state } = usePhone();
  const [stepped, setStepped] = useState<number | null>(null);
  const turns = turnsOf(state.followed?.timeline ?? []);
  const shown = stepped === null ? turns.length : Math.min(stepped, turns.length);
  const document = state.followed?.document ?? null;
  const isLive = state.status === "inCall" && shown === turns.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path follows from the turns that are shown
  useEffect(() => {
    onPath?.(shown === 0 ? null : pathOf(turns.slice(0, shown), isLive), document);
  }, [shown, isLive, document, onPath]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new call is looked at from its end
  useEffect(() => setStepped(null), [state.callSid]);

  return (
    <div className={cn("flex min-h-0", layout === "column" && "flex-col", className)}>
      <Phone
        line={line}
        state={state}
        to={to}
        className={layout === "row" ? "w-80 shrink-0 border-e" : "min-h-0 flex-[3]"}
      />
      <CallInspector
        document={document}
        turns={turns}
        shown={shown}
        onShow={(count) => setStepped(count === turns.length ? null : count)}
        className={layout === "row" ? "flex-1" : "min-h-0 flex-[2] border-t"}
      />
    </div>
  );
}
