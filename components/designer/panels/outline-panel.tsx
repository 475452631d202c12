"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { OutlineTree } from "@/components/designer/panels/outline-tree";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { SearchInput } from "@/components/ui/search-input";
import { outlineOf } from "@/lib/editor/outline";
import { outlineItems } from "@/lib/editor/outline-items";

const groups = [
  ["call", "outlineCall"],
  ["afterCall", "outlineAfterCall"],
  ["fallback", "outlineFallback"],
  ["loose", "outlineLoose"],
] as const;

/** The flow as trees that can be read, walked and wired by keyboard. */
export function OutlinePanel() {
  const t = useTranslations("designer.panels");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const document = useEditor((state) => state.document);
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const trees = useMemo(() => {
    const outline = outlineOf(document, editor.catalogue);
    return groups.map(([group, title]) => ({ title, items: outlineItems(outline[group], document, editor.catalogue) }));
  }, [document, editor.catalogue]);
  const shown = trees
    .map(({ title, items }) => ({
      title,
      items:
        wanted === ""
          ? items
          : items
              .filter((item) => item.kind === "node" && !item.row.repeated && nameOf(item.row.nodeId).includes(wanted))
              .map((item) => ({ ...item, depth: 0, hasChildren: false })),
    }))
    .filter(({ items }) => items.length > 0);

  if (Object.keys(document.nodes).length === 0) {
    return <p className="px-4 py-8 text-center text-muted-foreground">{t("outlineEmpty")}</p>;
  }
  return (
    <div className="p-1.5">
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-1 bg-background pb-1.5">
        <SearchInput label={t("outlineSearch")} value={query} onValueChange={setQuery} className="w-72 max-w-full" />
        <p className="text-muted-foreground text-xs max-md:hidden">{t("outlineHelp")}</p>
      </div>
      {shown.length === 0 && (
        <p className="px-4 py-6 text-center text-muted-foreground">{t("outlineNone", { query: query.trim() })}</p>
      )}
      {shown.map(({ title, items }) => (
        <section key={title}>
          <h3 className="px-2.5 pt-2 pb-1 text-muted-foreground text-xs">{t(title)}</h3>
          <OutlineTree label={t(title)} items={items} />
        </section>
      ))}
    </div>
  );

  function nameOf(nodeId: string): string {
    const node = document.nodes[nodeId];
    return node ? `${texts.title(node)} ${nodeId}`.toLocaleLowerCase() : "";
  }
}
