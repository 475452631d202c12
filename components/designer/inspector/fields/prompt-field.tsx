"use client";

import { Columns2, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { LanguagePills } from "@/components/designer/inspector/fields/language-pills";
import { useIssues } from "@/components/designer/inspector/use-issues";
import { PromptContent } from "@/components/designer/prompts/prompt-content";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { asObject, asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

type PromptFieldProps = Pick<
  FieldProps,
  "nodeId" | "path" | "value" | "onChange" | "label" | "help" | "optional" | "readOnly"
>;

/** What is heard, in each of the flow's languages: a text to be spoken, or a recording. */
export function PromptField({ nodeId, path, value, onChange, label, help, optional, readOnly }: PromptFieldProps) {
  const t = useTranslations("designer.prompt");
  const { editor, view } = useDesigner();
  const texts = useNodeTexts();
  const languages = useEditor((state) => state.document.languages);
  const suggestLabel = () => {
    const node = editor.store.getState().document.nodes[nodeId];
    return node ? `${texts.title(node)}, ${label}` : label;
  };
  const issues = useIssues(nodeId, path, true);
  const prompt = asObject(value);
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const wished = useWishedLanguage(nodeId, path);
  useEffect(() => {
    if (wished) setChosen(wished);
  }, [wished]);
  const isEmpty = Object.values(prompt).every((content) => isBlank(content));
  const language = chosen !== null && languages.includes(chosen) ? chosen : (languages[0] ?? "en-US");
  const set = (content: Json) => onChange({ ...prompt, [language]: content });

  if (optional && isEmpty && !opened && issues.length === 0) {
    return (
      <div className="flex min-h-7 items-center justify-between gap-2">
        <span className="text-sm">{label}</span>
        {!readOnly && (
          <Button
            variant="ghost"
            size="sm"
            className="-me-2 text-link"
            aria-label={`${label} ${t("add")}`}
            onClick={() => setOpened(true)}
          >
            <Plus aria-hidden />
            {t("add")}
          </Button>
        )}
      </div>
    );
  }
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-2 font-medium text-sm">
        {label}
        {optional && !readOnly && (
          <IconButton
            label={t("remove")}
            size="icon-sm"
            className="-my-1 size-6 self-start"
            onClick={() => {
              setOpened(false);
              onChange({});
            }}
          >
            <X aria-hidden />
          </IconButton>
        )}
      </legend>
      {languages.length > 1 && (
        <LanguagePills
          languages={languages}
          chosen={language}
          onChoose={setChosen}
          isEmpty={(each) => isBlank(prompt[each])}
          hasIssue={(each) => issues.some((issue) => issue.path.startsWith(`${path}.${each}`))}
        />
      )}
      <PromptContent
        key={language}
        nodeId={nodeId}
        path={path}
        language={language}
        content={prompt[language]}
        onChange={set}
        readOnly={readOnly}
        autoFocus={opened && isEmpty}
        suggestLabel={suggestLabel}
        extra={
          <IconButton
            label={t("workbench")}
            size="icon-sm"
            className="size-6"
            onClick={() => view.setState({ prompts: { nodeId } })}
          >
            <Columns2 aria-hidden className="size-3.5" />
          </IconButton>
        }
      />
      {help && <p className="text-pretty text-muted-foreground text-xs">{help}</p>}
    </fieldset>
  );
}

/** A jump to `config.prompt.ar-AE` opens that language. */
function useWishedLanguage(nodeId: string, path: string): string | null {
  return useEditor(({ focus, document }) => {
    if (focus?.nodeId !== nodeId || !focus.path.startsWith(`${path}.`)) return null;
    const language = focus.path.slice(path.length + 1).split(".")[0] ?? "";
    return document.languages.includes(language) ? language : null;
  });
}

function isBlank(content: Json | undefined): boolean {
  const { say, play } = asObject(content);
  return asText(say).trim() === "" && asText(play) === "" && play === undefined;
}
