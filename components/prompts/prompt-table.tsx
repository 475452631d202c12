"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { AudioLines, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useLanguageName } from "@/components/designer/language-name";
import { PlayButton, takeAddress } from "@/components/prompts/play-button";
import type { LibraryPrompt } from "@/components/prompts/prompt-library";
import { PromptMenu } from "@/components/prompts/prompt-menu";
import { PromptUses } from "@/components/prompts/prompt-uses";
import { useLevelText } from "@/components/prompts/sound-facts";
import { TableLoading } from "@/components/shell/table-loading";
import { Button } from "@/components/ui/button";
import { Duration } from "@/components/ui/duration";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type Sort, TableSortHead } from "@/components/ui/table-sort-head";
import { Tooltip } from "@/components/ui/tooltip";
import { soundAdvice } from "@/lib/sound/advice";

type Column = "label" | "length" | "level" | "usedIn" | "changed";
const columns = 8;

export function PromptTable({
  query,
  prompts,
  search,
  onAdd,
  onShowAll,
}: {
  query: UseQueryResult<LibraryPrompt[], unknown>;
  prompts: readonly LibraryPrompt[];
  search: string;
  /** Absent when this person may not. */
  onAdd: (() => void) | undefined;
  onShowAll: () => void;
}) {
  const t = useTranslations("prompts");
  const common = useTranslations("common");
  const locale = useLocale();
  const [sort, setSort] = useState<Sort<Column>>({ column: "label", direction: "asc" });
  const rows = useMemo(() => arrange(prompts, search, sort, locale), [prompts, search, sort, locale]);
  const head = { sort, onSortChange: setSort };
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableSortHead column="label" {...head}>
            {t("recording")}
          </TableSortHead>
          <TableHead>
            <span className="sr-only">{t("source.waveform")}</span>
          </TableHead>
          <TableHead>{t("language")}</TableHead>
          <TableSortHead column="length" {...head} numeric>
            {t("length")}
          </TableSortHead>
          <TableSortHead column="level" {...head} numeric>
            <Tooltip content={t("levelHint")}>
              <span>{t("level")}</span>
            </Tooltip>
          </TableSortHead>
          <TableSortHead column="usedIn" {...head} firstDirection="desc">
            {t("usedIn")}
          </TableSortHead>
          <TableSortHead column="changed" {...head} firstDirection="desc">
            {t("changed")}
          </TableSortHead>
          <TableHead className="w-12">
            <span className="sr-only">{t("actions")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <TableLoading query={query} columns={columns} />
        {query.data &&
          rows.length === 0 &&
          (query.data.length === 0 ? (
            <TableEmpty
              columns={columns}
              icon={AudioLines}
              title={t("emptyTitle")}
              description={t(onAdd ? "emptyText" : "emptyTextReadOnly")}
              action={onAdd && <Button onClick={onAdd}>{t("add")}</Button>}
            />
          ) : (
            <TableEmpty
              columns={columns}
              icon={SearchX}
              title={t("nothingFound", { search })}
              description={t("nothingFoundText")}
              action={
                <Button variant="outline" onClick={onShowAll}>
                  {common("clearSearch")}
                </Button>
              }
            />
          ))}
        {rows.map((prompt) => (
          <PromptRow key={prompt.id} prompt={prompt} />
        ))}
      </TableBody>
    </Table>
  );
}

function PromptRow({ prompt }: { prompt: LibraryPrompt }) {
  const t = useTranslations("prompts");
  const languageName = useLanguageName();
  const levelText = useLevelText();
  const { take } = prompt;
  const title = prompt.label || prompt.name;
  const isMeasured = take.waveform.length > 0;
  const [worst] = isMeasured
    ? soundAdvice(
        { channels: 1, durationMs: 0 },
        { peakDb: take.peakDb, rmsDb: take.rmsDb, clipped: take.clipped ?? 0 },
      )
    : [];
  const level = isMeasured ? levelText(take.rmsDb) : "–";
  return (
    <TableRow>
      <TableCell>
        <bdi className="block font-medium">{title}</bdi>
        {prompt.label && (
          <bdi dir="ltr" className="block font-mono text-muted-foreground text-xs">
            {prompt.name}
          </bdi>
        )}
      </TableCell>
      <TableCell>
        <PlayButton src={takeAddress(take.id)} name={title} waveform={take.waveform} className="w-44" />
      </TableCell>
      <TableCell className="text-muted-foreground">
        {prompt.language === null ? "–" : languageName(prompt.language)}
      </TableCell>
      <TableCell numeric>{take.durationMs === null ? "–" : <Duration seconds={take.durationMs / 1_000} />}</TableCell>
      <TableCell numeric>
        {worst ? (
          <Tooltip content={t(`advice.${worst}`, { length: "" })}>
            <button type="button" className="rounded-sm text-risk underline decoration-dotted underline-offset-3">
              {level}
            </button>
          </Tooltip>
        ) : (
          level
        )}
      </TableCell>
      <TableCell>
        <PromptUses name={title} uses={prompt.usedIn} />
      </TableCell>
      <TableCell>
        <RelativeTime at={take.createdAt} />
        {take.createdBy && (
          <span className="text-muted-foreground">
            {" "}
            · <bdi>{take.createdBy}</bdi>
          </span>
        )}
      </TableCell>
      <TableCell className="text-end">
        <PromptMenu prompt={prompt} />
      </TableCell>
    </TableRow>
  );
}

/** Found by its name, its label, or a flow that plays it. */
function arrange(
  prompts: readonly LibraryPrompt[],
  search: string,
  { column, direction }: Sort<Column>,
  locale: string,
): LibraryPrompt[] {
  const words = search.trim().toLocaleLowerCase(locale);
  const found = prompts.filter(({ name, label, usedIn }) =>
    [name, label, ...usedIn.map(({ flowName }) => flowName)].some((text) =>
      text.toLocaleLowerCase(locale).includes(words),
    ),
  );
  const title = ({ label, name }: LibraryPrompt) => label || name;
  const byTitle = (a: LibraryPrompt, b: LibraryPrompt) =>
    title(a).localeCompare(title(b), locale, { numeric: true, sensitivity: "base" });
  const value: Record<Exclude<Column, "label">, (prompt: LibraryPrompt) => number> = {
    length: ({ take }) => take.durationMs ?? -1,
    level: ({ take }) => take.rmsDb ?? Number.NEGATIVE_INFINITY,
    usedIn: ({ usedIn }) => new Set(usedIn.map(({ flowId }) => flowId)).size,
    changed: ({ take }) => take.createdAt.getTime(),
  };
  const sign = direction === "asc" ? 1 : -1;
  return found.sort((a, b) => {
    const order = column === "label" ? byTitle(a, b) : value[column](a) - value[column](b);
    return sign * (order || 0) || byTitle(a, b);
  });
}
