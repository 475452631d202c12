"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import type { ChangeGroup } from "@/components/compare/change-groups";
import { ChangedText } from "@/components/compare/changed-text";
import { kindIcons, kindText } from "@/components/compare/compare-context";
import type { ChangeLine } from "@/components/compare/node-lines";
import { useLanguageName } from "@/components/designer/language-name";
import { cn } from "@/components/ui/cn";

/** Every change as text; a press on one shows it on the canvas. What only stands elsewhere is folded away. */
export function ChangeList({
  groups,
  chosen,
  onChoose,
}: {
  groups: readonly ChangeGroup[];
  /** The key of a group. */
  chosen: string | null;
  onChoose(key: string): void;
}) {
  const t = useTranslations("designer.compare");
  const list = useRef<HTMLDivElement>(null);
  const moved = groups.filter(({ kind }) => kind === "moved");
  const hasMore = moved.length < groups.length;
  useEffect(() => {
    if (chosen === null) return;
    const item = list.current?.querySelector(`[data-key="${CSS.escape(chosen)}"]`);
    item?.closest("details")?.setAttribute("open", "");
    item?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div ref={list}>
      {!hasMore && <p className="border-b px-4 py-3 text-muted-foreground">{t("layoutOnly")}</p>}
      <ol className="divide-y">
        {groups.map((group) =>
          group.kind === "moved" ? null : (
            <Group key={group.key} group={group} isChosen={group.key === chosen} onChoose={onChoose} />
          ),
        )}
      </ol>
      {moved.length > 0 && (
        <details open={!hasMore} className="group/moved border-t">
          <summary className="flex h-10 list-none items-center gap-1.5 px-4 text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              className="size-3.5 transition-transform group-open/moved:rotate-90 rtl:-scale-x-100 rtl:group-open/moved:-rotate-90"
            />
            {t("movedOnly", { count: moved.length })}
          </summary>
          <ol className="divide-y border-t">
            {moved.map((group) => (
              <Group key={group.key} group={group} isChosen={group.key === chosen} onChoose={onChoose} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

const Group = memo(function Group({
  group,
  isChosen,
  onChoose,
}: {
  group: ChangeGroup;
  isChosen: boolean;
  onChoose(key: string): void;
}) {
  const t = useTranslations("designer.compare.kinds");
  const { key, kind, title, typeName, lines, says } = group;
  const Icon = kindIcons[kind];
  const choose = () => onChoose(key);
  return (
    // Of a thousand changed steps only those in view are laid out.
    <li
      data-key={key}
      className={cn(
        "relative py-1.5 [contain-intrinsic-size:auto_72px] [content-visibility:auto]",
        isChosen && "bg-selected/60 before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-primary",
      )}
    >
      <button
        type="button"
        aria-current={isChosen ? "true" : undefined}
        onClick={choose}
        className="flex w-full items-baseline gap-2 px-4 py-1 text-start hover:bg-accent"
      >
        <Icon aria-hidden className={cn("size-3.5 shrink-0 translate-y-0.5", kindText[kind])} />
        <span className="min-w-0 flex-1 truncate font-medium">
          <bdi>{title}</bdi>
        </span>
        <span className="shrink-0 text-muted-foreground text-xs">
          {typeName && `${typeName} · `}
          <span className={kindText[kind]}>{t(kind)}</span>
        </span>
      </button>
      {says.length > 0 && (
        <div className="px-4 ps-9.5 pb-1">
          <p dir="auto" className="line-clamp-3 [text-align:match-parent] text-muted-foreground text-xs">
            {says.join(" · ")}
          </p>
        </div>
      )}
      {lines.map((line) => (
        <Line key={line.key} line={line} onChoose={choose} />
      ))}
    </li>
  );
});

function Line({ line, onChoose }: { line: ChangeLine; onChoose(): void }) {
  const language = useLanguageName();
  return (
    <button
      type="button"
      onClick={onChoose}
      className="grid w-full select-text gap-0.5 px-4 py-1 ps-9.5 text-start hover:bg-accent"
    >
      <span className="text-muted-foreground text-xs">
        {line.label}
        {line.language && ` · ${language(line.language)}`}
      </span>
      <ChangedText before={line.before} after={line.after} language={line.language} />
    </button>
  );
}
