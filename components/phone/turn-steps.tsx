"use client";

import { useTranslations } from "next-intl";
import { useFlowWords } from "@/components/calls/use-flow-words";
import type { ShownTurn } from "@/components/phone/call-path";
import type { FlowDocument } from "@/lib/flow/document";

/** The nodes that one turn passed, and how it left each. */
export function TurnSteps({ document, turn }: { document: FlowDocument | null; turn: Pick<ShownTurn, "steps"> }) {
  const t = useTranslations("phone.steps");
  const words = useFlowWords(document);
  if (turn.steps.length === 0) return <p className="text-muted-foreground text-sm">{t("none")}</p>;
  return (
    <ol className="grid gap-2 text-sm">
      {turn.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call may pass the same node twice in a turn; the place is the identity
        <li key={index} className="grid gap-0.5 border-s-2 ps-3">
          <span className="font-medium">
            <bdi>{words.node(step.nodeId)}</bdi>
          </span>
          <span className="text-muted-foreground text-xs">
            <bdi>{step.exit === null ? t("waits") : t("left", { exit: words.exit(step.nodeId, step.exit) })}</bdi>
            {step.note && (
              <>
                {" · "}
                <bdi>{step.note}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
