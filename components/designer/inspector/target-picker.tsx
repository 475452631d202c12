"use client";

import { ChevronsUpDown, CircleDashed, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { familyText } from "@/components/designer/family-classes";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { controlClasses } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { meet } from "@/lib/editor/rules";
import { findNodeType, type NodeDefinition } from "@/lib/flow/catalogue";

interface TargetPickerProps {
  label: string;
  value: string | null;
  onChange(id: string | null): void;
  /** Which nodes may be chosen. */
  allows(id: string): boolean;
  /** What it means to choose none. */
  none: string;
  /** None is shown as something to be mended. */
  needsOne?: boolean;
  onCreate?(type: string): void;
  createStage?: NodeDefinition["stage"];
  readOnly: boolean;
}

/** Chooses a node of the flow, none, or (where `onCreate` is given) a new one: the canvas's wires by keyboard. */
export function TargetPicker({
  label,
  value,
  onChange,
  allows,
  none,
  needsOne = false,
  onCreate,
  createStage,
  readOnly,
}: TargetPickerProps) {
  const texts = useNodeTexts();
  const [open, setOpen] = useState(false);
  const target = useEditor((state) => (value === null ? undefined : state.document.nodes[value]));
  const close = () => setOpen(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        disabled={readOnly}
        aria-label={`${label}: ${target ? texts.title(target) : none}`}
        className={cn(
          controlClasses,
          "flex h-8 w-full min-w-0 items-center gap-2 px-2 text-start",
          !target && needsOne && "border-risk border-dashed text-risk",
          !target && !needsOne && "text-muted-foreground",
        )}
      >
        {target && value !== null ? (
          <NodeIcon type={target.type} />
        ) : (
          <CircleDashed aria-hidden className="size-4 shrink-0" />
        )}
        <span className="min-w-0 flex-1 truncate">{target ? texts.title(target) : none}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      </PopoverTrigger>
      <PopoverContent align="start" className="w-(--radix-popover-trigger-width) min-w-64 p-0">
        <TargetList {...{ label, none, allows, onChange, onCreate, createStage, onDone: close }} />
      </PopoverContent>
    </Popover>
  );
}

/** The list that the picker opens. Made only then: which nodes are allowed costs a look at each. */
export function TargetList({
  label,
  none,
  allows,
  onChange,
  onCreate,
  createStage,
  onDone,
}: Pick<TargetPickerProps, "label" | "none" | "allows" | "onChange" | "onCreate" | "createStage"> & {
  onDone(): void;
}) {
  const t = useTranslations("designer.inspector");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const nodes = useEditor((state) => state.document.nodes);
  const choose = (id: string | null) => {
    onDone();
    onChange(id);
  };
  return (
    <Command label={label} loop>
      <CommandInput placeholder={t("searchTarget")} className="text-sm" />
      <CommandList className="max-h-72">
        <CommandEmpty className="py-4">{t("noTarget")}</CommandEmpty>
        <CommandItem value={`${none} none`} onSelect={() => choose(null)}>
          <CircleDashed aria-hidden />
          {none}
        </CommandItem>
        <CommandGroup heading={t("existing")}>
          {Object.entries(nodes)
            .filter(([id]) => allows(id))
            .map(([id, node]) => (
              <CommandItem key={id} value={`${texts.title(node)} ${id}`} onSelect={() => choose(id)}>
                <NodeIcon type={node.type} />
                <span className="min-w-0 flex-1 truncate">{texts.title(node)}</span>
              </CommandItem>
            ))}
        </CommandGroup>
        {onCreate && (
          <CommandGroup heading={t("newTarget")}>
            {Object.values(editor.catalogue)
              .filter((type) => createStage === undefined || meet(type.stage, createStage))
              .map(({ type }) => (
                <CommandItem
                  key={type}
                  value={`${texts.name(type)} new ${type}`}
                  onSelect={() => {
                    onDone();
                    onCreate(type);
                  }}
                >
                  <Plus aria-hidden />
                  {texts.name(type)}
                </CommandItem>
              ))}
          </CommandGroup>
        )}
      </CommandList>
    </Command>
  );
}

function NodeIcon({ type }: { type: string }) {
  const { editor } = useDesigner();
  const Icon = editorOf(type)?.icon ?? CircleDashed;
  const family = findNodeType(editor.catalogue, type)?.family;
  return (
    <span className={cn("shrink-0", family && familyText[family])}>
      <Icon aria-hidden className="size-4" />
    </span>
  );
}
