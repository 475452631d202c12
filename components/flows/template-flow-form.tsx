"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { NewFlowFooter } from "@/components/flows/new-flow-footer";
import { TemplatePreview } from "@/components/flows/template-preview";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Template = ApiOutputs["flows"]["templates"][number];

/** The gallery: ready flows beside a look at the chosen one, which becomes a flow under a name of one's own. */
export function TemplateFlowForm({ onCreated }: { onCreated: (flowId: string) => void }) {
  const t = useTranslations("flows.newFlow");
  const common = useTranslations("common");
  const format = useFormatter();
  const api = useApi();
  const errorText = useErrorText();
  const languageName = useLanguageOf();
  const templates = useQuery(api.flows.templates.queryOptions());
  const [query, setQuery] = useState("");
  const [language, setLanguage] = useState(anyLanguage);
  const [chosen, setChosen] = useState<string | null>(null);
  const [ownName, setOwnName] = useState<string | null>(null);
  const create = useMutation(api.flows.create.mutationOptions());

  if (templates.isError && !templates.data) {
    return (
      <EmptyState
        tone="broken"
        title={errorText(templates.error)}
        action={
          <Button variant="outline" onClick={() => void templates.refetch()}>
            {common("retry")}
          </Button>
        }
      />
    );
  }
  if (templates.data?.length === 0) return <EmptyState title={t("template.none")} />;
  const names = ({ languages }: Template) => [...new Set(languages.map(languageName))];
  const wanted = query.trim().toLocaleLowerCase();
  const shown = (templates.data ?? []).filter(
    (item) =>
      (language === anyLanguage || names(item).includes(language)) &&
      `${item.name} ${item.description}`.toLocaleLowerCase().includes(wanted),
  );
  const template = shown.find(({ slug }) => slug === chosen) ?? shown[0];
  const name = ownName ?? template?.freeName ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!template) return;
    const missing = template.needs.filter(({ isHere }) => !isHere);
    const created = ({ id }: { id: string }) => {
      onCreated(id);
      if (missing.length === 0) return;
      const things = missing.map((need) => `${t(`template.kinds.${need.kind}`)} “${need.name}”`);
      toast.warning(t("template.stillMissing", { count: missing.length }), {
        description: t("template.addThem", { things: format.list(things, { type: "conjunction" }) }),
        duration: 15_000,
      });
    };
    create.mutate({ name, template: template.slug }, { onSuccess: created });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 max-sm:flex-col max-sm:overflow-y-auto">
        <div className="flex min-h-0 shrink-0 flex-col border-e sm:w-64 max-sm:border-b max-sm:border-e-0">
          <div className="grid gap-2 p-3">
            <SearchInput label={t("template.search")} value={query} onValueChange={setQuery} className="w-full" />
            <OptionSelect
              aria-label={t("template.language")}
              options={[
                { value: anyLanguage, label: t("template.anyLanguage") },
                ...[...new Set((templates.data ?? []).flatMap(names))].map((value) => ({ value, label: value })),
              ]}
              value={language}
              onValueChange={setLanguage}
            />
          </div>
          {templates.isPending ? (
            <TemplatesLoading />
          ) : (
            <RadioGroup
              aria-label={t("template.tab")}
              value={template?.slug ?? ""}
              onValueChange={setChosen}
              className="block min-h-0 flex-1 overflow-y-auto border-t max-sm:max-h-44 max-sm:flex-none"
            >
              {shown.map((item) => (
                <RadioItem
                  key={item.slug}
                  value={item.slug}
                  className="border-b px-3 py-2 last:border-0 has-data-[state=checked]:bg-selected"
                  label={<bdi className="font-medium">{item.name}</bdi>}
                  hint={format.list(names(item), { type: "unit" })}
                />
              ))}
              {shown.length === 0 && (
                <p className="px-3 py-6 text-center text-muted-foreground text-sm">{t("template.nothingFound")}</p>
              )}
            </RadioGroup>
          )}
        </div>
        <div className="min-h-0 min-w-0 flex-1 p-4 sm:overflow-y-auto">
          {template ? (
            <TemplatePreview template={template} languages={names(template)} />
          ) : (
            templates.isPending && <Skeleton className="h-44 w-full" />
          )}
        </div>
      </div>
      <div className="border-t px-5 py-3">
        <Field label={t("name")} error={create.error && errorText(create.error)} required>
          <Input
            dir="auto"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setOwnName(event.target.value)}
          />
        </Field>
      </div>
      <NewFlowFooter action={t("create")} pending={create.isPending || create.isSuccess} disabled={!template} />
    </form>
  );
}

const anyLanguage = "any";

/** Languages as a reader says them, without the country: a caller's "English" is one, wherever it is spoken. */
function useLanguageOf(): (tag: string) => string {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    return (tag) => names.of(tag.split("-")[0] ?? tag) ?? tag;
  }, [locale]);
}

function TemplatesLoading() {
  return (
    <div aria-hidden className="grid min-h-0 flex-1 content-start gap-3 overflow-hidden border-t p-3">
      {Array.from({ length: 8 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <Skeleton key={at} className="h-9" />
      ))}
    </div>
  );
}
