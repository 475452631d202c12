"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { LanguagePills } from "@/components/designer/inspector/fields/language-pills";
import type { TriedSentence } from "@/components/designer/ports";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useDebounced } from "@/components/ui/use-debounced";
import type { NodeConfig } from "@/lib/nodes/node-editor";

const nothing: NodeConfig = {};

/** What the server makes of a sentence with these settings, published or not, as it is typed. */
export function TrySentence({ nodeId }: { nodeId: string }) {
  const t = useTranslations("designer.trySentence");
  const { ports } = useDesigner();
  const config = useEditor(({ document }) => document.nodes[nodeId]?.config) ?? nothing;
  const languages = useEditor((state) => state.document.languages);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const language = chosen !== null && languages.includes(chosen) ? chosen : (languages[0] ?? "en-US");
  const asked = useMemo(() => ({ config, language, text: typed.trim() }), [config, language, typed]);
  const request = useDebounced(asked);
  const { data, isError } = useQuery({
    queryKey: ["trySentence", request],
    queryFn: () => ports.trySentence(request),
    enabled: request.text !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <fieldset className="grid gap-1.5 border-t pt-3">
      <legend className="sr-only">{t("label")}</legend>
      <p aria-hidden className="font-medium text-sm">
        {t("label")}
      </p>
      {languages.length > 1 && <LanguagePills languages={languages} chosen={language} onChoose={setChosen} />}
      <Field hideLabel label={t("label")} hint={t("help")}>
        <Input
          dir="auto"
          lang={language}
          maxLength={500}
          placeholder={t("placeholder")}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
      <div aria-live="polite" className="text-sm">
        {typed.trim() !== "" && isError && <p className="text-broken text-xs">{t("failed")}</p>}
        {typed.trim() !== "" && data && !isError && <Answer answer={data} />}
      </div>
    </fieldset>
  );
}

function Answer({ answer }: { answer: TriedSentence }) {
  const t = useTranslations("designer.trySentence");
  const kinds = useTranslations("nodes.types.intent.fields.intents.items.slots.items.kind.options");
  const format = useFormatter();
  if (answer.is === "invalid") return <p className="text-muted-foreground text-xs">{t("invalid")}</p>;
  const percent = (share: number) => format.number(share, { style: "percent" });
  const [first = "", second] = answer.names;
  const rows = [
    {
      label: t("understood"),
      text:
        answer.is === "intent"
          ? t("sure", { name: first, percent: percent(answer.confidence) })
          : answer.is === "other"
            ? t("other", { percent: percent(answer.confidence) })
            : second === undefined
              ? t("asksOne", { name: first, percent: percent(answer.confidence) })
              : t("asks", { first, second, percent: percent(answer.confidence) }),
    },
    ...answer.entities.map(({ kind, value, currency }) => ({
      label: kinds(kind),
      text: currency === undefined ? String(value) : `${value} ${currency}`,
    })),
    { label: t("mood"), text: t(`moods.${answer.mood}`, { sentiment: format.number(answer.sentiment) }) },
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-md bg-muted px-2.5 py-2 text-xs">
      {rows.map(({ label, text }) => (
        <div key={`${label} ${text}`} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd dir="auto" className="min-w-0 break-words font-medium">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
