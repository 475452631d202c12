"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Counted, CountedPart } from "@/components/calls/use-counted";
import { useLanguageName } from "@/components/designer/language-name";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { PhoneNumber } from "@/components/ui/phone-number";
import { useCodedTexts } from "@/components/ui/use-coded-texts";
import type { ApiOutputs } from "@/lib/api-client";

type Names = ApiOutputs["calls"]["list"]["counted"];

/** Of which count these are the calls, part by part; without a part there are more of them. */
export function CountedChips({
  counted,
  names,
  onRemove,
}: {
  counted: Counted;
  /** Null until the server has told. */
  names: Names;
  onRemove(part: CountedPart): void;
}) {
  const t = useTranslations("calls.counted");
  const ways = useCodedTexts("traffic.ways");
  const format = useFormatter();
  const texts = useNodeTexts();
  const languageName = useLanguageName();
  const { nodeId, way, period, version, number, language } = counted;
  const exit = way.startsWith("exit:") ? way.slice("exit:".length) : null;
  const step = names?.step ?? null;
  // What the step is called nobody knows yet; of one that is in no version any more its id is left.
  const unnamed = (id: string) => (names === null ? "…" : id);
  const exitName = exit === null ? null : step ? texts.exit(step.type, names?.exit ?? { id: exit }) : unnamed(exit);
  const lastMs = period ? period.to.getTime() - 1 : 0;
  return (
    <ul aria-label={t("label")} className="flex flex-wrap items-center gap-1.5">
      <Chip part="flow" onRemove={onRemove}>
        {t("flow", { name: names?.flow ?? "…" })}
      </Chip>
      {nodeId !== "" && (
        <Chip part="step" onRemove={onRemove}>
          {t("step", { name: step ? texts.title({ ...step, config: {}, exits: {} }) : unnamed(nodeId) })}
        </Chip>
      )}
      {way !== "in" && (
        <Chip part="way" onRemove={onRemove}>
          {exitName === null ? (ways(way) ?? way) : t("exit", { name: exitName })}
        </Chip>
      )}
      {period && (
        <Chip part="period" onRemove={onRemove}>
          {format.dateTimeRange(period.from, new Date(lastMs), { dateStyle: "medium" })}
        </Chip>
      )}
      {version !== undefined && (
        <Chip part="version" onRemove={onRemove}>
          {t("version", { version })}
        </Chip>
      )}
      {number !== undefined && (
        <Chip part="number" onRemove={onRemove}>
          <PhoneNumber number={number} />
        </Chip>
      )}
      {language !== undefined && (
        <Chip part="language" onRemove={onRemove}>
          {languageName(language)}
        </Chip>
      )}
    </ul>
  );
}

function Chip({
  part,
  onRemove,
  children,
}: {
  part: CountedPart;
  onRemove(part: CountedPart): void;
  children: ReactNode;
}) {
  const t = useTranslations("calls.counted");
  return (
    <li className="flex h-7 min-w-0 items-center gap-0.5 rounded-sm bg-selected ps-2 pe-0.5 text-selected-foreground text-xs">
      <bdi className="truncate">{children}</bdi>
      <button
        type="button"
        aria-label={t("remove", { part: t(`parts.${part}`) })}
        className="grid size-6 shrink-0 place-items-center rounded-sm hover:bg-foreground/10"
        onClick={() => onRemove(part)}
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  );
}
