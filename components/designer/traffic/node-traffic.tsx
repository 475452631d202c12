"use client";

import { ViewportPortal } from "@xyflow/react";
import { PhoneIncoming, PhoneOff, Sparkles } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import type { CSSProperties } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { useDetail } from "@/components/designer/canvas/use-detail";
import { CountedLink } from "@/components/designer/traffic/counted-link";
import { heatOf, isDrawn, wayCount } from "@/components/designer/traffic/node-counts";
import { useTraffic } from "@/components/designer/traffic/traffic-store";
import { usePercent } from "@/components/designer/traffic/use-percent";
import { Skeleton } from "@/components/ui/skeleton";

interface NodeTrafficProps {
  id: string;
  /** Where the card is on the canvas. */
  x: number;
  y: number;
}

/** On a card: how many calls came to the step, and how many callers hung up there. Nothing while traffic is not drawn. */
export function NodeTraffic(props: NodeTrafficProps) {
  return useTraffic(({ period }) => period !== null) ? <Placed {...props} /> : null;
}

/** Titles are far away and counts stand above them: above the card over it, too, whose end they reach. */
function Placed({ id, x, y }: NodeTrafficProps) {
  const isMirrored = Direction.useDirection() === "rtl";
  if (useDetail() !== "title") return <Counts id={id} />;
  return (
    <ViewportPortal>
      <div
        dir={isMirrored ? "rtl" : "ltr"}
        className="absolute"
        style={{ width: cardWidth, transform: `translate(${x}px, ${y}px)` }}
      >
        <Counts id={id} />
      </div>
    </ViewportPortal>
  );
}

function Counts({ id }: { id: string }) {
  const t = useTranslations("traffic");
  const format = useFormatter();
  const percentOf = usePercent();
  const shown = useTraffic((state) => state.shown);
  const hasFailed = useTraffic((state) => state.retry !== null);
  if (shown === null) return hasFailed ? null : <Skeleton className="node-traffic h-5 w-16 rounded-full" />;
  const node = shown.nodes.get(id);
  const lost = wayCount(node, "hungUp");
  const calls = node?.calls ?? 0;
  if (calls === 0 && !isDrawn(shown, id)) {
    return (
      <span className="node-traffic">
        <span className="traffic-pill" title={t("newStepHint")}>
          <Sparkles aria-hidden />
          {t("newStep")}
        </span>
      </span>
    );
  }
  const percent = percentOf(lost.share ?? 0);
  return (
    <span
      className="node-traffic"
      data-heat={heatOf(lost.share)}
      data-none={calls === 0}
      style={{ "--lost": `${100 * (lost.share ?? 0)}%` } as CSSProperties}
    >
      <CountedLink
        shown={shown}
        nodeId={id}
        way="in"
        calls={calls}
        onCanvas
        label={t("came", { calls, times: node?.times ?? 0 })}
        className="traffic-pill"
      >
        <PhoneIncoming aria-hidden />
        {format.number(calls)}
      </CountedLink>
      {lost.calls > 0 && (
        <CountedLink
          shown={shown}
          nodeId={id}
          way="hungUp"
          calls={lost.calls}
          onCanvas
          label={t("hungUpHere", { calls: lost.calls, percent })}
          className="traffic-pill traffic-lost"
        >
          <PhoneOff aria-hidden />
          {format.number(lost.calls)}
          <span className="traffic-share"> · {percent}</span>
        </CountedLink>
      )}
    </span>
  );
}
