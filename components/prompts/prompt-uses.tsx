"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import type { LibraryPrompt } from "@/components/prompts/prompt-library";
import { Badge } from "@/components/ui/badge";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type Use = LibraryPrompt["usedIn"][number];

/** How many flows play it; opened, every step, with a way to it. */
export function PromptUses({ name, uses }: { name: string; uses: readonly Use[] }) {
  const t = useTranslations("prompts");
  const texts = useNodeTexts();
  const flows = new Map<string, Use[]>();
  for (const use of uses) flows.set(use.flowId, [...(flows.get(use.flowId) ?? []), use]);
  if (flows.size === 0) return <span className="text-muted-foreground">{t("unused")}</span>;
  return (
    <Popover>
      <PopoverTrigger
        aria-label={`${t("usesOf", { name })}: ${t("uses", { count: flows.size })}`}
        className="rounded-sm text-link hover:underline"
      >
        {t("uses", { count: flows.size })}
      </PopoverTrigger>
      <PopoverContent
        align="start"
        className="grid max-h-90 w-80 gap-3 overflow-y-auto"
        aria-label={t("usesOf", { name })}
      >
        {[...flows].map(([flowId, each]) => (
          <section key={flowId} className="grid gap-1">
            <h3 className="flex flex-wrap items-center gap-1.5 font-medium text-sm">
              <bdi>{each[0]?.flowName}</bdi>
              {placesOf(each).map(({ in: place, version }) => (
                <Badge key={version ?? place} variant={badges[place]}>
                  {version === null ? t(place) : t("version", { number: version })}
                </Badge>
              ))}
            </h3>
            <ul className="grid gap-0.5">
              {stepsOf(each).map((step) => (
                <li key={step ? `${step.id} ${step.path}` : "subflow"} className="text-sm">
                  {step ? (
                    <Link
                      href={`/flows/${flowId}?${new URLSearchParams({ step: step.id, at: step.path })}`}
                      title={t("openStep")}
                      className="block truncate rounded-sm text-link hover:underline"
                    >
                      <bdi>{step.label.trim() || texts.name(step.type)}</bdi>
                    </Link>
                  ) : (
                    <span className="text-muted-foreground">{t("inSubflow")}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </PopoverContent>
    </Popover>
  );
}

const badges = { draft: "neutral", version: "ok", schedule: "waiting" } as const;

/** Each place once, however many steps of it play it. */
function placesOf(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [use.version ?? use.in, use])).values()];
}

/** Each step once, whether the draft, a version or a scheduled copy has it. */
function stepsOf(uses: readonly Use[]): Use["step"][] {
  const steps = new Map(uses.map(({ step }) => [step ? `${step.id} ${step.path}` : "", step]));
  return [...steps.values()];
}
