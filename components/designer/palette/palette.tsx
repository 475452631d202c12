"use client";

import { useTranslations } from "next-intl";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useAddNode } from "@/components/designer/canvas/use-add-node";
import { dragNode } from "@/components/designer/canvas/use-drop-node";
import { useDesigner } from "@/components/designer/designer-context";
import { families, familyText } from "@/components/designer/family-classes";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { SearchInput } from "@/components/ui/search-input";
import { Tooltip } from "@/components/ui/tooltip";
import type { NodeDefinition } from "@/lib/flow/catalogue";

/** Every kind of step, by family: dragged onto the canvas, or added with a click or Enter. */
export function Palette({ onAdded }: { onAdded?: () => void }) {
  const t = useTranslations("designer.palette");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const add = useAddNode();
  const [query, setQuery] = useState("");
  const groups = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase();
    const matches = ({ type }: NodeDefinition) =>
      `${texts.name(type)} ${texts.about(type)} ${type}`.toLocaleLowerCase().includes(wanted);
    return families
      .map((family) => ({
        family,
        types: Object.values(editor.catalogue).filter((type) => type.family === family && matches(type)),
      }))
      .filter((group) => group.types.length > 0);
  }, [editor.catalogue, query, texts]);

  const addType = useCallback(
    (type: string) => {
      add(type);
      onAdded?.();
    },
    [add, onAdded],
  );

  return (
    <div data-tour="palette" className="flex min-h-0 flex-1 flex-col">
      <form
        className="p-2"
        onSubmit={(event) => {
          event.preventDefault();
          const first = groups[0]?.types[0];
          if (query.trim() !== "" && first) addType(first.type);
        }}
      >
        <SearchInput label={t("search")} value={query} onValueChange={setQuery} className="w-full" />
      </form>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {groups.length === 0 && (
          <p className="px-2 py-6 text-center text-muted-foreground">{t("empty", { query: query.trim() })}</p>
        )}
        {groups.map(({ family, types }) => (
          <section key={family} aria-labelledby={`palette-${family}`} className="mb-2">
            <h2 id={`palette-${family}`} className="px-2 py-1 text-muted-foreground text-xs">
              {texts.family(family)}
            </h2>
            {types.map((type) => (
              <PaletteItem key={type.type} type={type} onAdd={addType} />
            ))}
          </section>
        ))}
      </div>
      <p className="border-t px-4 py-2 text-2xs text-muted-foreground">{t("hint")}</p>
    </div>
  );
}

interface PaletteItemProps {
  type: NodeDefinition;
  onAdd(type: string): void;
}

const PaletteItem = memo(function PaletteItem({ type, onAdd }: PaletteItemProps) {
  const t = useTranslations("designer.palette");
  const texts = useNodeTexts();
  const Icon = editorOf(type.type)?.icon;
  const name = texts.name(type.type);
  const [showsHint, setShowsHint] = useState(false);
  const isDragged = useRef(false);
  return (
    <Tooltip
      content={texts.about(type.type)}
      side="inline-end"
      open={showsHint}
      // Else it opens during the drag, over the part of the canvas where the step is to be dropped.
      onOpenChange={(open) => setShowsHint(open && !isDragged.current)}
    >
      <button
        type="button"
        draggable
        aria-label={t("add", { name })}
        onClick={() => onAdd(type.type)}
        onDragStart={(event) => {
          isDragged.current = true;
          setShowsHint(false);
          dragNode(event.dataTransfer, type.type);
        }}
        onDragEnd={() => {
          isDragged.current = false;
        }}
        className="flex h-8 w-full cursor-grab! items-center gap-2.5 rounded-md px-2 text-start text-sm transition-colors duration-100 hover:bg-accent active:cursor-grabbing!"
      >
        {Icon && <Icon aria-hidden className={cn("size-4 shrink-0", familyText[type.family])} />}
        <span className="truncate">{name}</span>
      </button>
    </Tooltip>
  );
});
