"use client";

import { useFormatter, useTranslations } from "next-intl";
import { CountedLink } from "@/components/designer/traffic/counted-link";
import { isDrawn, wayCount } from "@/components/designer/traffic/node-counts";
import { useTraffic } from "@/components/designer/traffic/traffic-store";

/** In an exit's row: how many calls took it. `isChoice`: callers choose it, so that nobody's choice is worth a word. */
export function ExitTraffic(props: { nodeId: string; exit: string; name: string; isChoice: boolean }) {
  return useTraffic(({ period }) => period !== null) ? <Count {...props} /> : null;
}

function Count({ nodeId, exit, name, isChoice }: { nodeId: string; exit: string; name: string; isChoice: boolean }) {
  const t = useTranslations("traffic");
  const format = useFormatter();
  const shown = useTraffic((state) => state.shown);
  if (shown === null) return null;
  const node = shown.nodes.get(nodeId);
  const { calls, times } = wayCount(node, `exit:${exit}`);
  const look = "card-near shrink-0 text-2xs tabular-nums";
  if (calls > 0) {
    return (
      <CountedLink
        shown={shown}
        nodeId={nodeId}
        way={`exit:${exit}`}
        calls={calls}
        onCanvas
        label={t("took", { calls, times, exit: name })}
        className={`${look} font-medium text-foreground`}
      >
        {format.number(calls)}
      </CountedLink>
    );
  }
  const isNew = !isDrawn(shown, nodeId, exit);
  // That the whole step is new, or that nobody came to it, its own mark says.
  if (isNew ? !isDrawn(shown, nodeId) : !node) return null;
  return (
    <span className={`${look} text-muted-foreground`} title={isNew ? t("newExitHint") : undefined}>
      {isNew ? t("newExit") : isChoice ? t("neverChosen") : format.number(0)}
    </span>
  );
}
