"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { useLanguageName } from "@/components/designer/language-name";
import { PromptTable } from "@/components/prompts/prompt-table";
import { NewPromptDialog } from "@/components/prompts/sound-dialog";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { OptionSelect } from "@/components/ui/option-select";
import { PageToolbar } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { type ApiOutputs, useApi } from "@/lib/api-client";

export type LibraryPrompt = ApiOutputs["audio"]["list"][number];

const every = "every";
const none = "none";

/** Every recorded prompt of the installation: hear it, see how loud it is and where it is used, replace it. */
export function PromptLibrary() {
  const t = useTranslations("prompts");
  const api = useApi();
  const may = useMay();
  const languageName = useLanguageName();
  const prompts = useQuery(api.audio.list.queryOptions());
  const [search, setSearch] = useState("");
  const [language, setLanguage] = useState(every);
  const [isAdding, setIsAdding] = useState(false);
  const all = prompts.data ?? [];
  const languages = useMemo(() => [...new Set(all.map((prompt) => prompt.language))], [all]);
  const shown = useMemo(
    () => (language === every ? all : all.filter((prompt) => (prompt.language ?? none) === language)),
    [all, language],
  );
  const add = may("bindings.edit") ? () => setIsAdding(true) : undefined;
  useActions(t("title"), add ? [{ id: "new-recording", label: t("add"), keys: "n", icon: Plus, run: add }] : []);
  return (
    <>
      <p className="max-w-160 text-pretty text-muted-foreground text-sm">{t("intro")}</p>
      <PageToolbar>
        <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
        {languages.length > 1 && (
          <OptionSelect
            aria-label={t("language")}
            className="w-auto"
            value={language}
            onValueChange={setLanguage}
            options={[
              { value: every, label: t("allLanguages") },
              ...languages.map((each) => ({
                value: each ?? none,
                label: each === null ? t("noLanguage") : languageName(each),
              })),
            ]}
          />
        )}
        <span className="flex-1" />
        {all.length > 0 && <span className="text-muted-foreground text-sm">{t("count", { count: all.length })}</span>}
        {add && (
          <Button onClick={add}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        )}
      </PageToolbar>
      <PromptTable
        query={prompts}
        prompts={shown}
        search={search}
        onAdd={add}
        onShowAll={() => {
          setSearch("");
          setLanguage(every);
        }}
      />
      {isAdding && (
        <NewPromptDialog
          taken={all.map(({ name }) => name)}
          onSaved={() => setIsAdding(false)}
          onClose={() => setIsAdding(false)}
        />
      )}
    </>
  );
}
