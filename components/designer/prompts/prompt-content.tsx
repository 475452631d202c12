"use client";

import { AudioLines, MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { InsertMenu } from "@/components/designer/inspector/fields/insert-menu";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useLanguageName } from "@/components/designer/language-name";
import { AudioChoice } from "@/components/designer/prompts/audio-choice";
import { ListenButton } from "@/components/designer/prompts/listen-button";
import { TemplateInput, useOwnFacts } from "@/components/designer/prompts/template-input";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { assignedIn, isKnownFact, marksOf } from "@/lib/editor/prompt-facts";
import { limits } from "@/lib/flow/limits";
import { hasVoice } from "@/lib/flow/voice-languages";
import { asObject, asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** What is heard in one language: a text to be spoken, or a recording. A sound file may be dropped on it. */
export function PromptContent({
  nodeId,
  path,
  language,
  content,
  onChange,
  readOnly,
  autoFocus = false,
  label,
  suggestLabel,
  onKeyDown,
  extra,
}: {
  nodeId: string;
  /** Of the prompt, without the language. */
  path: string;
  language: string;
  content: Json | undefined;
  onChange(content: Json): void;
  readOnly: boolean;
  autoFocus?: boolean;
  /** The field's name; absent: by its language. */
  label?: string;
  /** What a recording made here would be called. */
  suggestLabel(): string;
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void;
  /** Small tools at the end of the line under the field. */
  extra?: ReactNode;
}) {
  const t = useTranslations("designer.prompt");
  const name = useLanguageName();
  const { may } = useDesigner();
  const control = useRef<HTMLTextAreaElement>(null);
  const [dropped, setDropped] = useState<File | null>(null);
  const [isOver, setIsOver] = useState(false);
  const isAudio = "play" in asObject(content) || dropped !== null;
  const text = asText(asObject(content).say);
  const problem = useTextProblem(nodeId, `${path}.${language}`, text);
  const whole = useIssueText(nodeId, path);
  const canDrop = !readOnly && may.bind;
  const isFile = (event: DragEvent) => canDrop && event.dataTransfer.types.includes("Files");
  return (
    <section
      aria-label={label ?? name(language)}
      className={cn("grid content-start gap-1 rounded-md", isOver && "outline-2 outline-primary outline-offset-2")}
      data-path={`${path}.${language}`}
      onDragOver={(event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (!isFile(event)) return;
        event.preventDefault();
        setDropped(event.dataTransfer.files[0] ?? null);
      }}
    >
      <Field
        hideLabel
        label={label ?? t(isAudio ? "audioIn" : "textIn", { language: name(language) })}
        error={problem ?? whole}
        hint={!isAudio && !hasVoice(language) && !problem ? t("noVoice") : undefined}
      >
        {isAudio ? (
          <AudioChoice
            value={asText(asObject(content).play)}
            onChange={(play) => onChange({ play })}
            readOnly={readOnly}
            autoFocus={autoFocus}
            language={language}
            suggestLabel={suggestLabel}
            dropped={dropped}
            onDroppedDone={() => setDropped(null)}
          />
        ) : (
          <TemplateInput
            controlRef={control}
            nodeId={nodeId}
            language={language}
            value={text}
            onChange={(say) => onChange({ ...asObject(content), say })}
            readOnly={readOnly}
            autoFocus={autoFocus}
            placeholder={t("placeholder")}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="flex min-h-6 flex-wrap items-center gap-0.5">
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
          <InsertMenu
            nodeId={nodeId}
            language={language}
            text={text}
            control={control}
            onChange={(say) => onChange({ ...asObject(content), say })}
          />
        )}
        {!isAudio && text.trim() !== "" && <ListenButton text={text} language={language} />}
        {extra}
      </div>
    </section>
  );
}

/** What is wrong with a text, in place: too long by so much, or a mark that names nothing; else what the checks say. */
function useTextProblem(nodeId: string, path: string, text: string): ReactNode {
  const t = useTranslations("prompts.text");
  const issue = useIssueText(nodeId, path, true);
  const own = useOwnFacts(nodeId);
  const over = text.length - limits.promptCharacters;
  if (over > 0) return t("tooLong", { characters: text.length, limit: limits.promptCharacters, over });
  const assigned = assignedIn(text);
  const unknown = marksOf(text).find(({ fact }) => fact !== null && !isKnownFact(fact, { own, assigned }));
  if (!unknown) return issue;
  return (
    <>
      {t("unknown", { fact: unknown.fact ?? "" })} {issue}
    </>
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
