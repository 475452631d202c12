"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStore } from "zustand";
import { useConflictWords } from "@/components/designer/conflict-words";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { DraftDialog } from "@/components/designer/together/draft-dialog";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Conflict } from "@/lib/editor/draft-memory";
import { valueAt } from "@/lib/editor/merge/held-places";

type Side = "mine" | "theirs";

const keyOf = ({ subject, path }: Conflict) => JSON.stringify([subject, ...path]);

/** What two people left different, side by side, and one is chosen for each. Nothing is lost before or after. */
export function ConflictDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations("designer.conflict");
  const { autosave } = useDesigner();
  const conflicts = useStore(autosave.status, (state) => state.conflicts);
  const [choices, setChoices] = useState<Partial<Record<string, Side>>>({});
  const names = [...new Set(conflicts.map(({ editedBy }) => editedBy))];
  const [name] = names;
  const chooseAll = (side: Side) => setChoices(Object.fromEntries(conflicts.map((each) => [keyOf(each), side])));
  const subjects = [...new Set(conflicts.map(({ subject }) => subject))];
  return (
    <DraftDialog
      size="lg"
      title={name && names.length === 1 ? t("title", { name }) : t("titleUnknown")}
      text={t("description")}
      onClose={onClose}
      actions={
        <>
          {conflicts.length > 1 && (
            <div className="me-auto flex gap-2">
              <Button variant="ghost" onClick={() => chooseAll("mine")}>
                {t("allMine")}
              </Button>
              <Button variant="ghost" onClick={() => chooseAll("theirs")}>
                {t("allTheirs")}
              </Button>
            </div>
          )}
          <Button variant="outline" onClick={onClose}>
            {t("later")}
          </Button>
          <Button
            onClick={() => {
              for (const conflict of conflicts) autosave.resolve(conflict, choices[keyOf(conflict)] ?? "mine");
              onClose();
            }}
          >
            {t("keep")}
          </Button>
        </>
      }
    >
      {subjects.map((subject) => (
        <Part
          key={subject}
          conflicts={conflicts.filter((each) => each.subject === subject)}
          choices={choices}
          onChoose={(conflict, side) => setChoices({ ...choices, [keyOf(conflict)]: side })}
        />
      ))}
    </DraftDialog>
  );
}

/** One step, note or setting of the flow with every field of it that is in conflict. */
function Part({
  conflicts,
  choices,
  onChoose,
}: {
  conflicts: readonly Conflict[];
  choices: Partial<Record<string, Side>>;
  onChoose(conflict: Conflict, side: Side): void;
}) {
  const words = useConflictWords();
  const first = conflicts[0] as Conflict;
  return (
    <section className="grid gap-2.5">
      <h3 dir="auto" className="font-medium">
        {words.part(first)}
      </h3>
      {conflicts.map((conflict) => (
        <Choice
          key={keyOf(conflict)}
          conflict={conflict}
          choice={choices[keyOf(conflict)] ?? "mine"}
          onChoose={(side) => onChoose(conflict, side)}
        />
      ))}
    </section>
  );
}

function Choice({ conflict, choice, onChoose }: { conflict: Conflict; choice: Side; onChoose(side: Side): void }) {
  const t = useTranslations("designer.conflict");
  const words = useConflictWords();
  const { autosave } = useDesigner();
  const mine = useEditor(({ document }) => valueAt(document, conflict));
  const values = { mine, theirs: valueAt(autosave.saved(), conflict) };
  const label = words.field(conflict);
  return (
    <div role="radiogroup" aria-label={label ?? words.part(conflict)} className="grid gap-1.5">
      {label !== null && <p className="text-muted-foreground text-xs">{label}</p>}
      <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        {(["mine", "theirs"] as const).map((side) => (
          // biome-ignore lint/a11y/useSemanticElements: two cards, not two dots
          <button
            key={side}
            type="button"
            role="radio"
            aria-checked={choice === side}
            onClick={() => onChoose(side)}
            className={cn(
              "grid content-start gap-1 rounded-md border p-3 text-start",
              choice === side ? "border-primary ring-1 ring-primary" : "hover:border-input",
            )}
          >
            <span className="font-medium text-muted-foreground text-xs">{t(side)}</span>
            <Lines lines={words.value(conflict, values[side])} />
          </button>
        ))}
      </div>
      {conflict.before !== undefined && (
        <div className="grid grid-cols-[auto_1fr] gap-2 px-3 text-muted-foreground text-xs">
          <span className="font-medium">{t("before")}</span>
          <span className="grid">
            <Lines lines={words.value(conflict, conflict.before)} />
          </span>
        </div>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span
      key={line}
      dir="auto"
      className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere] [text-align:match-parent]"
    >
      {line}
    </span>
  ));
}
