"use client";

import { AudioLines, MessageSquareText, Plus, Square, Volume2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useEditor, useResources } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { InsertMenu, insertAt } from "@/components/designer/inspector/fields/insert-menu";
import { LanguagePills } from "@/components/designer/inspector/fields/language-pills";
import { useSpeech } from "@/components/designer/inspector/fields/use-speech";
import { useIssues, useIssueText } from "@/components/designer/inspector/use-issues";
import { useLanguageName } from "@/components/designer/language-name";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { limits } from "@/lib/flow/limits";
import { hasVoice } from "@/lib/flow/voice-languages";
import { asObject, asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

type PromptFieldProps = Pick<
  FieldProps,
  "nodeId" | "path" | "value" | "onChange" | "label" | "help" | "optional" | "readOnly"
>;

/** What is heard, in each of the flow's languages: a text to be spoken, or a recording. */
export function PromptField({ nodeId, path, value, onChange, label, help, optional, readOnly }: PromptFieldProps) {
  const t = useTranslations("designer.prompt");
  const languages = useEditor((state) => state.document.languages);
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
      <Content
        key={language}
        nodeId={nodeId}
        path={path}
        language={language}
        content={prompt[language]}
        onChange={set}
        readOnly={readOnly}
        autoFocus={opened && isEmpty}
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

function Content({
  nodeId,
  path,
  language,
  content,
  onChange,
  readOnly,
  autoFocus,
}: {
  nodeId: string;
  path: string;
  language: string;
  content: Json | undefined;
  onChange(content: Json): void;
  readOnly: boolean;
  autoFocus: boolean;
}) {
  const t = useTranslations("designer.prompt");
  const name = useLanguageName();
  const { audio } = useResources();
  const here = useIssueText(nodeId, `${path}.${language}`, true);
  const whole = useIssueText(nodeId, path);
  const [control, setControl] = useState<HTMLTextAreaElement | null>(null);
  const isAudio = "play" in asObject(content);
  const text = asText(asObject(content).say);
  const { speaking, speak, canSpeak } = useSpeech();
  const listId = `audio-${path}`;
  return (
    <div className="grid gap-1" data-path={`${path}.${language}`}>
      <Field
        hideLabel
        label={t(isAudio ? "audioIn" : "textIn", { language: name(language) })}
        error={here ?? whole}
        hint={!isAudio && !hasVoice(language) && !here ? t("noVoice") : undefined}
      >
        {isAudio ? (
          <>
            <Input
              dir="ltr"
              list={listId}
              autoFocus={autoFocus}
              readOnly={readOnly}
              placeholder={t("audioPlaceholder")}
              value={asText(asObject(content).play)}
              onChange={(event) => onChange({ play: event.target.value })}
            />
            <datalist id={listId}>
              {audio.map(({ name: value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </datalist>
          </>
        ) : (
          <Textarea
            ref={setControl}
            lang={language}
            dir="auto"
            rows={2}
            autoFocus={autoFocus}
            readOnly={readOnly}
            maxLength={limits.promptCharacters}
            placeholder={t("placeholder")}
            value={text}
            onChange={(event) => onChange({ ...asObject(content), say: event.target.value })}
          />
        )}
      </Field>
      <div className="flex h-6 items-center gap-0.5">
        {!readOnly && (
          <>
            <SourceButton
              icon={MessageSquareText}
              label={t("text")}
              on={!isAudio}
              onClick={() => onChange({ say: "" })}
            />
            <SourceButton icon={AudioLines} label={t("audio")} on={isAudio} onClick={() => onChange({ play: "" })} />
          </>
        )}
        <span className="flex-1" />
        {!isAudio && !readOnly && (
          <InsertMenu onInsert={(insert) => onChange({ ...asObject(content), say: insertAt(control, text, insert) })} />
        )}
        {!isAudio && canSpeak && text.trim() !== "" && (
          <IconButton
            label={speaking ? t("stop") : t("listen")}
            size="icon-sm"
            className="size-6"
            onClick={() => speak(text, language)}
          >
            {speaking ? <Square aria-hidden className="size-3" /> : <Volume2 aria-hidden className="size-3.5" />}
          </IconButton>
        )}
      </div>
    </div>
  );
}

function SourceButton({
  icon: Icon,
  label,
  on,
  onClick,
}: {
  icon: typeof AudioLines;
  label: string;
  on: boolean;
  onClick(): void;
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={on ? undefined : onClick}
      className={cn(
        "flex h-6 items-center gap-1 rounded-sm px-1.5 text-xs",
        on ? "text-foreground" : "text-muted-foreground hover:bg-accent",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {label}
    </button>
  );
}

function isBlank(content: Json | undefined): boolean {
  const { say, play } = asObject(content);
  return asText(say).trim() === "" && asText(play) === "" && play === undefined;
}
