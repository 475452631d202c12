"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NewFlowFooter } from "@/components/flows/new-flow-footer";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Template = ApiOutputs["flows"]["templates"][number];

/** A ready flow of the gallery under a name of one's own. */
export function TemplateFlowForm({ onCreated }: { onCreated: (flowId: string) => void }) {
  const t = useTranslations("flows.newFlow");
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const templates = useQuery(api.flows.templates.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const [ownName, setOwnName] = useState<string | null>(null);
  const create = useMutation(api.flows.create.mutationOptions({ onSuccess: ({ id }) => onCreated(id) }));

  if (templates.isError) {
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
  const template = templates.data?.find(({ slug }) => slug === chosen) ?? templates.data?.[0];
  const name = ownName ?? template?.freeName ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (template) create.mutate({ name, template: template.slug });
  };
  return (
    <form onSubmit={submit} className="contents">
      <DialogBody>
        <Field label={t("name")} error={create.error && errorText(create.error)} required>
          <Input
            dir="auto"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setOwnName(event.target.value)}
          />
        </Field>
        {templates.data ? (
          <RadioGroup
            aria-label={t("template.tab")}
            value={template?.slug}
            onValueChange={setChosen}
            className="gap-0 rounded-md border"
          >
            {templates.data.map((item) => (
              <RadioItem
                key={item.slug}
                value={item.slug}
                className="border-b px-3 py-2.5 last:border-0"
                label={<TemplateName template={item} />}
                hint={item.description && <bdi className="line-clamp-2">{item.description}</bdi>}
              />
            ))}
          </RadioGroup>
        ) : (
          <Skeleton className="h-40" />
        )}
      </DialogBody>
      <NewFlowFooter action={t("create")} pending={create.isPending || create.isSuccess} disabled={!template} />
    </form>
  );
}

function TemplateName({ template }: { template: Template }) {
  const t = useTranslations("flows.newFlow.template");
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  const languages = template.languages.map((language) => names.of(language.split("-")[0] ?? language) ?? language);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <bdi className="font-medium">{template.name}</bdi>
      <span className="text-muted-foreground text-xs">
        {t("facts", { count: template.nodeCount, languages: languages.join(", ") })}
      </span>
    </span>
  );
}
