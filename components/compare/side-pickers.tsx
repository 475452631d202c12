"use client";

import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Side } from "@/components/compare/sides";
import { IconButton } from "@/components/ui/icon-button";
import { OptionSelect } from "@/components/ui/option-select";
import type { ApiOutputs } from "@/lib/api-client";

/** Which two are compared. */
export function SidePickers({
  versions,
  from,
  to,
  onChoose,
}: {
  versions: ApiOutputs["flows"]["versions"];
  from: Side | null;
  to: Side | null;
  onChoose(sides: { from: Side; to: Side }): void;
}) {
  const t = useTranslations("designer.compare");
  const options = [
    { value: "draft", label: t("draftNow") },
    ...versions.map(({ number, note }) => ({
      value: String(number),
      label: note ? t("versionNote", { number, note: note.split("\n")[0] ?? "" }) : t("version", { number }),
    })),
  ];
  const side = (value: string): Side => (value === "draft" ? "draft" : Number(value));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <OptionSelect
        aria-label={t("from")}
        className="w-52 max-sm:w-36"
        value={from === null ? undefined : String(from)}
        onValueChange={(value) => onChoose({ from: side(value), to: to ?? "draft" })}
        options={options}
      />
      <IconButton
        label={t("swap")}
        size="icon-sm"
        disabled={from === null || to === null}
        onClick={() => from !== null && to !== null && onChoose({ from: to, to: from })}
      >
        <ArrowLeftRight aria-hidden />
      </IconButton>
      <OptionSelect
        aria-label={t("to")}
        className="w-52 max-sm:w-36"
        value={to === null ? undefined : String(to)}
        onValueChange={(value) => onChoose({ from: from ?? "draft", to: side(value) })}
        options={options}
      />
    </div>
  );
}
