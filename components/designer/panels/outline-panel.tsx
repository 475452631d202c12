"use client";

import { ShieldQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useState } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { familyText } from "@/components/designer/family-classes";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { SearchInput } from "@/components/ui/search-input";
import { nodeExits } from "@/lib/editor/node-exits";
import { type OutlineRow, outlineOf } from "@/lib/editor/outline";
import { findNodeType } from "@/lib/flow/catalogue";

const groups = [
  ["call", "outlineCall"],
  ["afterCall", "outlineAfterCall"],
  ["fallback", "outlineFallback"],
  ["loose", "outlineLoose"],
] as const;

/** The flow as a tree that can be read and walked by keyboard: arrows move, Enter goes to the node. */
export function OutlinePanel() {
  const t = useTranslations("designer.panels");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const document = useEditor((state) => state.document);
  const outline = useMemo(() => outlineOf(document, editor.catalogue), [document, editor.catalogue]);
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const fits = (row: OutlineRow) => {
    const node = document.nodes[row.nodeId];
    return (
      wanted === "" ||
      (node && !row.repeated && `${texts.title(node)} ${row.nodeId}`.toLocaleLowerCase().includes(wanted))
    );
  };
  const shown = groups
    .map(([group, title]) => ({ title, rows: outline[group].filter(fits) }))
    .filter(({ rows }) => rows.length > 0);
  if (Object.keys(document.nodes).length === 0) {
    return <p className="px-4 py-8 text-center text-muted-foreground">{t("outlineEmpty")}</p>;
  }
  return (
    <div className="p-1.5">
      <div className="sticky top-0 z-10 bg-background pb-1.5">
        <SearchInput label={t("outlineSearch")} value={query} onValueChange={setQuery} className="w-72" />
      </div>
      {shown.length === 0 && (
        <p className="px-4 py-6 text-center text-muted-foreground">{t("outlineNone", { query: query.trim() })}</p>
      )}
      {shown.map(({ title, rows }) => (
        <section key={title} aria-label={t(title)}>
          <h3 className="px-2.5 pt-2 pb-1 text-muted-foreground text-xs">{t(title)}</h3>
          <ul onKeyDown={walk}>
            {rows.map((row) => (
              <Row key={`${row.parent} ${row.exit} ${row.nodeId}`} row={row} flat={wanted !== ""} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ row, flat }: { row: OutlineRow; flat: boolean }) {
  const t = useTranslations("designer.panels");
  const { editor, jump } = useDesigner();
  const texts = useNodeTexts();
  const node = useEditor((state) => state.document.nodes[row.nodeId]);
  const parent = useEditor((state) => (row.parent === null ? undefined : state.document.nodes[row.parent]));
  const isSelected = useEditor((state) => state.selection.keys.includes(row.nodeId));
  if (!node) return null;
  const Icon = editorOf(node.type)?.icon ?? ShieldQuestion;
  const family = findNodeType(editor.catalogue, node.type)?.family;
  const exit =
    parent && row.exit !== null ? nodeExits(editor.catalogue, parent).find(({ id }) => id === row.exit) : undefined;
  return (
    <li>
      <button
        type="button"
        aria-current={isSelected ? "true" : undefined}
        onClick={() => jump(row.nodeId)}
        style={{ paddingInlineStart: 10 + (flat ? 0 : Math.min(row.depth, 12) * 18) }}
        className={cn(
          "flex h-7 w-full items-center gap-2 rounded-md pe-2.5 text-start hover:bg-accent",
          isSelected && "bg-selected text-selected-foreground hover:bg-selected",
        )}
      >
        {exit && parent && (
          <span className="max-w-48 truncate text-muted-foreground text-xs">{texts.exit(parent.type, exit)} →</span>
        )}
        <Icon aria-hidden className={cn("size-3.5 shrink-0", family && familyText[family])} />
        <span className={cn("truncate", row.repeated && "text-muted-foreground")}>{texts.title(node)}</span>
        {row.repeated && <span className="text-muted-foreground text-xs">{t("repeated")}</span>}
      </button>
    </li>
  );
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
}
