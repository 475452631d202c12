"use client";

import { EdgeLabelRenderer } from "@xyflow/react";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { useDetail } from "@/components/designer/canvas/use-detail";
import { CountedLink } from "@/components/designer/traffic/counted-link";
import { pointAlong } from "@/components/designer/traffic/label-places";
import { wayCount, wireWidth } from "@/components/designer/traffic/node-counts";
import { useTraffic } from "@/components/designer/traffic/traffic-store";
import { useWireWords } from "@/components/designer/traffic/use-wire-words";

interface WireTrafficProps {
  id: string;
  source: string;
  exit: string;
  path: string;
  ends: { sourceX: number; sourceY: number; targetX: number; targetY: number };
  /** The middle of the wire. */
  middle: { x: number; y: number };
}

/** Under a wire: as broad as its part of all calls, with their number and its share of those that came to the step. */
export function WireTraffic(props: WireTrafficProps) {
  return useTraffic(({ shown, period }) => period !== null && shown !== null) ? <Counted {...props} /> : null;
}

function Counted({ id, source, exit, path, ends, middle }: WireTrafficProps) {
  const t = useTranslations("traffic");
  const wordsOf = useWireWords();
  const detail = useDetail();
  const shown = useTraffic((state) => state.shown);
  const place = useTraffic(({ labelPlaces }) => labelPlaces.get(id));
  if (shown === null) return null;
  const count = wayCount(shown.nodes.get(source), `exit:${exit}`);
  const { calls, times } = count;
  if (calls === 0) return <path d={path} className="wire-untaken" />;
  const isCurve = path.includes("C");
  const [from, to] = [
    { x: ends.sourceX, y: ends.sourceY },
    { x: ends.targetX, y: ends.targetY },
  ];
  const at = place === undefined ? null : isCurve ? pointAlong(from, to, place) : middle;
  return (
    <>
      <path
        d={path}
        className="wire-traffic"
        style={{ "--wire-width": wireWidth(calls, shown.traffic.calls) } as CSSProperties}
      />
      {detail !== "shape" && at && (
        <EdgeLabelRenderer>
          <span
            aria-hidden
            dir="auto"
            style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
            className="wire-count"
          >
            <CountedLink
              shown={shown}
              nodeId={source}
              way={`exit:${exit}`}
              calls={calls}
              onCanvas
              label={t("tookWire", { calls, times })}
            >
              {wordsOf(count)}
            </CountedLink>
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
