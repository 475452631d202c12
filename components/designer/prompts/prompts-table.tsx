"use client";

import { CircleAlert, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, useMemo, useState } from "react";
import { templateInWords } from "@/components/designer/canvas/card-content";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useLanguageName } from "@/components/designer/language-name";
import { PromptContent } from "@/components/designer/prompts/prompt-content";
import { type NodeTexts, useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { missingIn, type PromptRow, promptRows, setPromptText } from "@/lib/editor/prompt-texts";
import type { FlowNode } from "@/lib/flow/document";
import type { PromptContent as Content } from "@/lib/flow/prompt";
import { asObject, asText } from "@/lib/nodes/node-editor";

/** A row with the words by which it is found. */
export interface PromptLine {
  row: PromptRow;
  step: string;
  question: string;
}

/** So many rows are drawn at once. */
const page = 60;

export function usePromptLines(nodeId: string | null): PromptLine[] {
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const document = useEditor((state) => state.document);
  return useMemo(
    () =>
      promptRows(document, editor.catalogue)
        .filter((row) => nodeId === null || row.nodeId === nodeId)
        .map((row) => {
          const node = document.nodes[row.nodeId] as FlowNode;
          return { row, step: texts.title(node), question: questionOf(node, row.path, texts) };
        }),
    [document, editor, texts, nodeId],
  );
}

/** `config.prompt` by its question in the form, `config.choices.0.prompt` with the choice's label. */
function questionOf({ type, config }: FlowNode, path: string, texts: NodeTexts): string {
  const [, field = "", index] = path.split(".");
  const { label } = texts.field(type, field);
  if (index === undefined) return label;
  const items = config[field];
  const item = asObject(Array.isArray(items) ? items[Number(index)] : asObject(items)[index]);
  return `${label} ${asText(item.label) || (/^\d+$/.test(index) ? Number(index) + 1 : index)}`;
}

export function PromptsTable({
  lines,
  languages,
  search,
  onlyMissing,
  areOpen,
  onClose,
}: {
  lines: readonly PromptLine[];
  languages: readonly string[];
  search: string;
  onlyMissing: boolean;
  /** Every text can be written in at once; otherwise each when it is gone to. */
  areOpen: boolean;
  onClose(): void;
}) {
  const t = useTranslations("prompts.all");
  const languageName = useLanguageName();
  const [shown, setShown] = useState(page);
  const words = search.trim().toLowerCase();
  const found = lines.filter(
    ({ row, step, question }) =>
      (!onlyMissing || missingIn(row, languages).length > 0) &&
      (words === "" ||
        `${step} ${question} ${JSON.stringify(Object.values(row.prompt))}`.toLowerCase().includes(words)),
  );
  if (found.length === 0)
    return <EmptyState icon={SearchX} title={t(lines.length === 0 ? "empty" : "none")} className="py-10" />;
  const columns = `minmax(9rem, 1fr) repeat(${languages.length}, minmax(16rem, 2.4fr))`;
  return (
    <>
      <div data-prompts className="min-w-0 text-sm md:min-w-fit">
        <div
          aria-hidden
          className="sticky top-0 z-10 grid gap-x-4 border-b bg-popover px-5 py-1.5 text-muted-foreground text-xs max-md:hidden"
          style={{ gridTemplateColumns: columns }}
        >
          <span>{t("step")}</span>
          {languages.map((language) => (
            <span key={language}>{languageName(language)}</span>
          ))}
        </div>
        {found.slice(0, shown).map((line, index) => (
          <Row
            key={`${line.row.nodeId} ${line.row.path}`}
            line={line}
            isFirst={found[index - 1]?.row.nodeId !== line.row.nodeId}
            languages={languages}
            columns={columns}
            areOpen={areOpen}
            onClose={onClose}
          />
        ))}
      </div>
      {found.length > shown && (
        <Button variant="outline" className="mx-5 w-fit" onClick={() => setShown(shown + page)}>
          {t("more", { count: Math.min(page, found.length - shown) })}
        </Button>
      )}
    </>
  );
}

function Row({
  line: { row, step, question },
  isFirst,
  languages,
  columns,
  areOpen,
  onClose,
}: {
  line: PromptLine;
  isFirst: boolean;
  languages: readonly string[];
  columns: string;
  areOpen: boolean;
  onClose(): void;
}) {
  const t = useTranslations("prompts.all");
  const { jump } = useDesigner();
  const missing = missingIn(row, languages);
  return (
    <section
      aria-label={`${step}, ${question}`}
      className="grid gap-x-4 gap-y-2 border-b px-5 py-2.5 max-md:grid-cols-1!"
      style={{ gridTemplateColumns: columns }}
    >
      <div className="min-w-0">
        {isFirst && (
          <button
            type="button"
            title={t("goTo", { step })}
            className="block max-w-full truncate rounded-sm font-medium hover:underline"
            onClick={() => {
              onClose();
              jump(row.nodeId, row.path);
            }}
          >
            <bdi>{step}</bdi>
          </button>
        )}
        <p className="text-pretty text-muted-foreground text-xs">
          <bdi>{question}</bdi>
          {row.optional && ` (${t("optional")})`}
        </p>
      </div>
      {languages.map((language) => (
        <Cell
          key={language}
          nodeId={row.nodeId}
          path={row.path}
          language={language}
          content={row.prompt[language]}
          isMissing={missing.includes(language)}
          isOpen={areOpen}
          label={`${step}, ${question}`}
        />
      ))}
    </section>
  );
}

const Cell = memo(function Cell({
  nodeId,
  path,
  language,
  content,
  isMissing,
  isOpen,
  label,
}: Pick<PromptRow, "nodeId" | "path"> & {
  language: string;
  content: Content | undefined;
  isMissing: boolean;
  isOpen: boolean;
  label: string;
}) {
  const t = useTranslations("prompts.all");
  const { editor } = useDesigner();
  const languageName = useLanguageName();
  const texts = useNodeTexts();
  const [isGoneTo, setIsGoneTo] = useState(false);
  const name = `${label}, ${languageName(language)}`;
  return (
    <div data-prompt-cell={language} className="min-w-0">
      <p className="mb-1 text-muted-foreground text-xs md:hidden">{languageName(language)}</p>
      {isOpen || isGoneTo ? (
        <PromptContent
          nodeId={nodeId}
          path={path}
          language={language}
          content={content}
          onChange={(next) =>
            editor.edit(
              "config",
              (flow) => setPromptText(flow, editor.catalogue, { nodeId, path }, language, next as Content),
              { merge: `prompt ${nodeId} ${path} ${language}` },
            )
          }
          readOnly={editor.readOnly}
          autoFocus={isGoneTo && !isOpen}
          label={name}
          suggestLabel={() => label}
          onKeyDown={goUpOrDown}
        />
      ) : (
        <button
          type="button"
          aria-label={name}
          // A mark without words would stand at the left in every language.
          dir={content === undefined || isMissing ? undefined : "auto"}
          lang={language}
          onFocus={() => setIsGoneTo(true)}
          onClick={() => setIsGoneTo(true)}
          className="block min-h-9 w-full whitespace-pre-wrap rounded-md border border-transparent px-2.5 py-1.5 text-start leading-5 [overflow-wrap:anywhere] hover:border-border"
        >
          {isMissing ? (
            <span className="flex items-center gap-1.5 text-risk">
              <CircleAlert aria-hidden className="size-3.5" />
              {t("missingIn", { language: languageName(language) })}
            </span>
          ) : content === undefined ? (
            <span className="text-muted-foreground">–</span>
          ) : "play" in content ? (
            `♪ ${content.play}`
          ) : (
            templateInWords(content.say, texts).slice(0, 600)
          )}
        </button>
      )}
    </div>
  );
});

/** Ctrl and an arrow: the same language of the prompt above or below. */
function goUpOrDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !(event.ctrlKey || event.metaKey)) return;
  const cell = event.currentTarget.closest<HTMLElement>("[data-prompt-cell]");
  const cells = [
    ...(cell
      ?.closest("[data-prompts]")
      ?.querySelectorAll<HTMLElement>(`[data-prompt-cell="${cell.dataset.promptCell}"]`) ?? []),
  ];
  const next = cells[cells.indexOf(cell as HTMLElement) + step];
  event.preventDefault();
  next?.querySelector<HTMLElement>("textarea, input, button")?.focus();
}
