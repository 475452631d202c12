import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesigner, useEditor, useResources } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { flowVariables } from "@/lib/editor/flow-variables";

export interface FactGroup {
  label: string;
  options: { name: string; value: string; label: string }[];
}

const known = {
  customer: ["accountType", "priority", "serviceStatus", "language", "openTickets", "openInvoices"],
  call: ["authenticated", "resolved", "language", "from", "to", "durationSeconds", "endReason"],
  calls: ["last7Days", "last30Days"],
} as const;
const queueFacts = ["waiting", "estimatedWaitSeconds", "longestWaitSeconds"] as const;

export const yesOrNoFacts = new Set(["call.authenticated", "call.resolved"]);

/**
 * What a condition may ask about, in the reader's words.
 *
 * @param lookUps whether earlier calls, queues, departments and hours are looked up before it is decided
 */
export function useConditionFacts(lookUps: boolean): FactGroup[] {
  const t = useTranslations("nodes.facts");
  const texts = useNodeTexts();
  const { editor } = useDesigner();
  const { queues, departments, hours } = useResources();
  const flow = useEditor((state) => state.document);
  return useMemo(() => {
    const option = (path: string, label: string) => ({ name: path, value: path, label });
    const group = (name: keyof typeof known) => ({
      label: t(`${name}.title`),
      options: known[name].map((fact) => option(`${name}.${fact}`, texts.fact(`${name}.${fact}`))),
    });
    const vars = new Set(["choice", ...flowVariables(flow, editor.catalogue)]);
    return [
      group("customer"),
      group("call"),
      { label: t("vars.title"), options: [...vars].map((name) => option(`vars.${name}`, texts.fact(`vars.${name}`))) },
      ...(lookUps
        ? [
            group("calls"),
            {
              label: t("queues.title"),
              options: queues.flatMap(({ name, label }) =>
                queueFacts.map((fact) =>
                  option(`queues.${name}.${fact}`, t(`queues.${fact}`, { queue: label || name })),
                ),
              ),
            },
            {
              label: t("departments.title"),
              options: departments.map(({ name, label }) =>
                option(
                  `departments.${name}.agentsAtWork`,
                  t("departments.agentsAtWork", { department: label || name }),
                ),
              ),
            },
            {
              label: t("hours.title"),
              options: hours.map(({ name, label }) =>
                option(`hours.${name}.state`, t("hours.state", { hours: label || name })),
              ),
            },
          ]
        : []),
    ].filter(({ options }) => options.length > 0);
  }, [t, texts, editor.catalogue, queues, departments, hours, flow, lookUps]);
}
