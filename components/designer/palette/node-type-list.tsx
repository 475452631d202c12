"use client";

import { useTranslations } from "next-intl";
import { editorOf } from "@/components/designer/canvas/card-content";
import { familyText } from "@/components/designer/family-classes";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import type { NodeDefinition } from "@/lib/flow/catalogue";

/** Kinds of step to choose one from, found by what is typed; for a popover. */
export function NodeTypeList({
  label,
  types,
  onChoose,
}: {
  label: string;
  types: readonly Pick<NodeDefinition, "type" | "family">[];
  onChoose(type: string): void;
}) {
  const t = useTranslations("designer");
  const texts = useNodeTexts();
  return (
    <Command label={label} loop>
      <CommandInput placeholder={t("palette.search")} className="text-sm" />
      <CommandList className="max-h-72">
        <CommandEmpty>{t("inspector.noTarget")}</CommandEmpty>
        {types.map(({ type, family }) => {
          const Icon = editorOf(type)?.icon;
          return (
            <CommandItem key={type} value={`${texts.name(type)} ${type}`} onSelect={() => onChoose(type)}>
              {Icon && (
                <span className={familyText[family]}>
                  <Icon aria-hidden className="size-4" />
                </span>
              )}
              {texts.name(type)}
            </CommandItem>
          );
        })}
      </CommandList>
    </Command>
  );
}
