"use client";

import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useLanguageName } from "@/components/designer/language-name";
import { Button } from "@/components/ui/button";
import { valuesOfEither } from "@/components/ui/use-coded-texts";
import { applyCsvChanges, type CsvProblem, changesFromCsv } from "@/lib/editor/prompts-csv";
import { utf8Text } from "@/lib/util/utf8";

/** Problems that are listed one by one. */
const listed = 12;

type Read = ReturnType<typeof changesFromCsv> | "unreadable" | null;

/** What a file of translations would change, then the change as one step; or what is wrong in it, and nothing changes. */
export function CsvImport({ file, onDone }: { file: File; onDone(): void }) {
  const t = useTranslations("prompts.csv");
  const { editor } = useDesigner();
  const [read, setRead] = useState<Read>(null);
  useEffect(() => {
    let isCurrent = true;
    file.arrayBuffer().then(
      (bytes) => {
        // Not UTF-8 is no text that anybody wrote here: an .xlsx, or an older code page.
        const text = utf8Text(bytes);
        const { document } = editor.store.getState();
        if (isCurrent) setRead(text === null ? "unreadable" : changesFromCsv(document, editor.catalogue, text));
      },
      () => isCurrent && setRead("unreadable"),
    );
    return () => {
      isCurrent = false;
    };
  }, [file, editor]);
  if (read === null) return null;
  const { problems, changes } = read === "unreadable" ? { problems: [], changes: [] } : read;
  const isRefused = read === "unreadable" || problems.length > 0;
  const apply = () => {
    editor.edit("config", (flow) => applyCsvChanges(flow, editor.catalogue, changes));
    onDone();
  };
  return (
    <section
      role={isRefused ? "alert" : "status"}
      className="mx-5 mb-3 grid gap-2 rounded-md border bg-card px-3 py-2.5 text-sm"
    >
      <p className="flex items-start gap-2">
        {isRefused && <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-broken" />}
        {read === "unreadable"
          ? t("unreadable", { file: file.name })
          : problems.length > 0
            ? t("refused", { file: file.name, count: problems.length })
            : changes.length === 0
              ? t("nothing", { file: file.name })
              : t("summary", { file: file.name, count: changes.length })}
      </p>
      {problems.length > 0 && (
        <ul className="grid max-h-48 gap-0.5 overflow-y-auto ps-6 text-muted-foreground text-xs">
          {problems.slice(0, listed).map((problem) => (
            <li key={JSON.stringify(problem)}>
              <ProblemText problem={problem} />
            </li>
          ))}
          {problems.length > listed && <li>{t("more", { count: problems.length - listed })}</li>}
        </ul>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="outline" size="sm" onClick={onDone}>
          {t("close")}
        </Button>
        {!isRefused && changes.length > 0 && (
          <Button size="sm" onClick={apply}>
            {t("apply", { count: changes.length })}
          </Button>
        )}
      </div>
    </section>
  );
}

function ProblemText({ problem }: { problem: CsvProblem }) {
  const t = useTranslations("prompts.csv.problems");
  const languageName = useLanguageName();
  const { code, ...values } = problem;
  const words = "language" in values ? { ...values, language: languageName(values.language) } : values;
  return t(code, valuesOfEither(words));
}
