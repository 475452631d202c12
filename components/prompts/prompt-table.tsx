"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { AudioLines } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLanguageName } from "@/components/designer/language-name";
import type { Arrangement } from "@/components/lists/arrange";
import { LastChange } from "@/components/lists/last-change";
import { ListTable } from "@/components/lists/list-table";
import { NothingFound } from "@/components/lists/nothing-found";
import { useArranged } from "@/components/lists/use-arranged";
import { PlayButton, takeAddress } from "@/components/prompts/play-button";
import type { LibraryPrompt } from "@/components/prompts/prompt-library";
import { PromptMenu } from "@/components/prompts/prompt-menu";
import { PromptUses } from "@/components/prompts/prompt-uses";
import { useLevelText } from "@/components/prompts/sound-facts";
import { Button } from "@/components/ui/button";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Tooltip } from "@/components/ui/tooltip";
import { soundAdvice } from "@/lib/sound/advice";

const titleOf = ({ label, name }: LibraryPrompt) => label || name;

/** Found by its name, its label, or a flow that plays it. */
const arrangement: Arrangement<LibraryPrompt, "label" | "length" | "level" | "usedIn" | "changed"> = {
  found: ({ name, label, usedIn }, { isIn }) =>
    isIn(name) || isIn(label) || usedIn.some(({ flowName }) => isIn(flowName)),
  by: {
    label: titleOf,
    length: ({ take }) => take.durationMs ?? -1,
    level: ({ take }) => take.rmsDb ?? Number.NEGATIVE_INFINITY,
    usedIn: ({ usedIn }) => new Set(usedIn.map(({ flowId }) => flowId)).size,
    changed: ({ take }) => take.createdAt.getTime(),
  },
};

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
  const languageName = useLanguageName();
  const list = useArranged(prompts, search, arrangement, { column: "label", direction: "asc" });
  return (
    <ListTable
      query={query}
      {...list}
      rowKey={({ id }) => id}
      columns={[
        { id: "label", head: t("recording"), sortBy: "label", cell: (prompt) => <Title prompt={prompt} /> },
        {
          id: "waveform",
          head: <span className="sr-only">{t("source.waveform")}</span>,
          cell: (prompt) => (
            <PlayButton
              src={takeAddress(prompt.take.id)}
              name={titleOf(prompt)}
              waveform={prompt.take.waveform}
              className="w-44"
            />
          ),
        },
        {
          id: "language",
          head: t("language"),
          className: "text-muted-foreground",
          cell: ({ language }) => (language === null ? "–" : languageName(language)),
        },
        {
          id: "length",
          head: t("length"),
          sortBy: "length",
          numeric: true,
          cell: ({ take }) => (take.durationMs === null ? "–" : <Duration seconds={take.durationMs / 1_000} />),
        },
        {
          id: "level",
          head: (
            <Tooltip content={t("levelHint")}>
              <span>{t("level")}</span>
            </Tooltip>
          ),
          sortBy: "level",
          numeric: true,
          cell: ({ take }) => <Level take={take} />,
        },
        {
          id: "usedIn",
          head: t("usedIn"),
          sortBy: "usedIn",
          firstDirection: "desc",
          cell: (prompt) => <PromptUses name={titleOf(prompt)} uses={prompt.usedIn} />,
        },
        {
          id: "changed",
          head: t("changed"),
          sortBy: "changed",
          firstDirection: "desc",
          cell: ({ take }) => <LastChange at={take.createdAt} by={take.createdBy} />,
        },
      ]}
      actions={(prompt) => <PromptMenu prompt={prompt} />}
      empty={
        query.data?.length === 0 ? (
          <EmptyState
            icon={AudioLines}
            title={t("emptyTitle")}
            description={t(onAdd ? "emptyText" : "emptyTextReadOnly")}
            action={onAdd && <Button onClick={onAdd}>{t("add")}</Button>}
          />
        ) : (
          <NothingFound title={t("nothingFound", { search })} description={t("nothingFoundText")} onClear={onShowAll} />
        )
      }
    />
  );
}

function Title({ prompt }: { prompt: LibraryPrompt }) {
  return (
    <>
      <bdi className="block font-medium">{titleOf(prompt)}</bdi>
      {prompt.label && (
        <bdi dir="ltr" className="block font-mono text-muted-foreground text-xs">
          {prompt.name}
        </bdi>
      )}
    </>
  );
}

/** How loud it is; underlined, with the reason, where it should be made again. */
function Level({ take }: { take: LibraryPrompt["take"] }) {
  const t = useTranslations("prompts");
  const levelText = useLevelText();
  if (take.waveform.length === 0) {
    return (
      <Tooltip content={t("unmeasuredHint")}>
        <button
          type="button"
          className="rounded-sm text-muted-foreground underline decoration-dotted underline-offset-3"
        >
          {t("unmeasured")}
        </button>
      </Tooltip>
    );
  }
  const [worst] = soundAdvice(
    { channels: 1, durationMs: 0 },
    { peakDb: take.peakDb, rmsDb: take.rmsDb, clipped: take.clipped ?? 0 },
  );
  const level = levelText(take.rmsDb);
  if (!worst) return level;
  return (
    <Tooltip content={t(`advice.${worst}`, { length: "" })}>
      <button type="button" className="rounded-sm text-risk underline decoration-dotted underline-offset-3">
        {level}
      </button>
    </Tooltip>
  );
}
