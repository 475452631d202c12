"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { InsertableRow } from "@/components/designer/inspector/fields/insert-menu";
import { useInsertables } from "@/components/designer/prompts/use-insertables";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { Textarea } from "@/components/ui/textarea";
import { filterExamples } from "@/lib/editor/filter-examples";
import { type MarkAt, markAt, withChosen } from "@/lib/editor/mark-at";
import { assignedIn, isKnownFact, marksOf } from "@/lib/editor/prompt-facts";
import { findNodeType } from "@/lib/flow/catalogue";

export interface TemplateInputProps {
  nodeId: string;
  language: string;
  value: string;
  onChange(text: string): void;
  readOnly: boolean;
  autoFocus?: boolean;
  rows?: number;
  placeholder?: string;
  className?: string;
  "aria-label"?: string;
  controlRef?: Ref<HTMLTextAreaElement>;
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

/**
 * A text with marks. Each mark is tinted, one that nothing is called by is underlined; `{{` opens the list of what may
 * stand there and `|` within a mark the list of filters, both driven from the keyboard.
 */
export function TemplateInput({
  nodeId,
  language,
  value,
  onChange,
  readOnly,
  rows = 2,
  className,
  controlRef,
  onKeyDown,
  ...rest
}: TemplateInputProps) {
  const control = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(controlRef, () => control.current as HTMLTextAreaElement);
  const backdrop = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [mark, setMark] = useState<MarkAt | null>(null);
  const [active, setActive] = useState(0);
  const choices = useChoices(nodeId, language, mark);
  const isOpen = mark !== null && choices.length > 0;
  const caret = useRef<number | null>(null);
  useEffect(() => {
    // React puts the caret at the end of a text that it has changed itself.
    if (caret.current !== null) control.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  const look = () => {
    const { selectionStart = 0, selectionEnd = 0, value: text = "" } = control.current ?? {};
    setMark(readOnly || selectionStart !== selectionEnd ? null : markAt(text, selectionStart));
    setActive(0);
  };
  const choose = (chosen: string) => {
    if (!mark) return;
    const next = withChosen(value, mark, chosen);
    caret.current = next.caret;
    setMark(null);
    onChange(next.text);
    control.current?.focus();
  };
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!isOpen || event.nativeEvent.isComposing) return onKeyDown?.(event);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((at) => (at + step + choices.length) % choices.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(choices[active]?.insert ?? "");
    else if (event.key === "Escape") setMark(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Popover open={isOpen}>
      <PopoverAnchor asChild>
        <div className="relative min-w-0 rounded-md bg-background dark:bg-chrome">
          <Backdrop ref={backdrop} nodeId={nodeId} text={value} className={className} />
          <Textarea
            {...rest}
            ref={control}
            lang={language}
            dir="auto"
            rows={rows}
            readOnly={readOnly}
            value={value}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
            className={cn("relative bg-transparent! read-only:bg-muted/60!", className)}
            onChange={(event) => {
              onChange(event.target.value);
              look();
            }}
            onClick={look}
            onKeyUp={(event) => /^(Arrow(Left|Right)|Home|End)$/.test(event.key) && look()}
            onKeyDown={keys}
            onBlur={() => setMark(null)}
            onScroll={({ currentTarget }) => {
              if (backdrop.current) backdrop.current.scrollTop = currentTarget.scrollTop;
            }}
          />
        </div>
      </PopoverAnchor>
      <PopoverContent
        align="start"
        className="w-96 max-w-[calc(100vw-1rem)] p-1"
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <SuggestionList id={listId} choices={choices} active={active} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

interface Choice {
  insert: string;
  row: React.ReactNode;
}

function SuggestionList({
  id,
  choices,
  active,
  onChoose,
}: {
  id: string;
  choices: readonly Choice[];
  active: number;
  onChoose(insert: string): void;
}) {
  const t = useTranslations("prompts.insert");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t("title")} className="max-h-64 overflow-y-auto">
      {choices.map(({ insert, row }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, and names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's
        <div
          key={insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={cn("flex cursor-default rounded-sm px-2 py-1.5 text-sm", index === active && "bg-accent")}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(insert)}
        >
          {row}
        </div>
      ))}
    </div>
  );
}

/** What may stand at a mark: facts and filters that begin, or go on, as was typed. */
function useChoices(nodeId: string, language: string, mark: MarkAt | null): Choice[] {
  const t = useTranslations("prompts.filters");
  const insertables = useInsertables(nodeId, language, mark?.kind === "fact");
  return useMemo(() => {
    if (mark === null) return [];
    const query = mark.query.toLowerCase();
    if (mark.kind === "filter") {
      return filterExamples
        .filter(({ name }) => name.includes(query))
        .map(({ name, insert, before, after }) => ({
          insert,
          row: (
            <span className="grid min-w-0 flex-1">
              <span>{t(name)}</span>
              <span className="flex min-w-0 items-baseline gap-2 text-muted-foreground text-xs">
                <bdi dir="ltr" className="truncate font-mono">
                  {insert}
                </bdi>
                <bdi dir="ltr" className="truncate">
                  {before === "" ? `→ ${after}` : `${before} → ${after}`}
                </bdi>
              </span>
            </span>
          ),
        }));
    }
    return insertables
      .filter(({ fact, label }) => `${fact} ${label}`.toLowerCase().includes(query))
      .map((each) => ({ insert: each.fact, row: <InsertableRow insertable={each} /> }));
  }, [mark, insertables, t]);
}

/** The same text behind the field, with only its marks to be seen. */
function Backdrop({
  ref,
  nodeId,
  text,
  className,
}: {
  ref: Ref<HTMLDivElement>;
  nodeId: string;
  text: string;
  className?: string;
}) {
  const own = useOwnFacts(nodeId);
  const marks = useMemo(() => marksOf(text), [text]);
  if (marks.length === 0) return null;
  const assigned = assignedIn(text);
  return (
    <div
      ref={ref}
      aria-hidden
      dir="auto"
      className={cn(
        "pointer-events-none absolute inset-0 overflow-hidden whitespace-pre-wrap break-words border border-transparent px-2.5 py-1.5 text-sm text-transparent leading-5",
        className,
      )}
    >
      {marks.map(({ from, to, fact }, index) => (
        <span key={from}>
          {text.slice(marks[index - 1]?.to ?? 0, from)}
          <span
            className={cn(
              "rounded-xs bg-talk-soft",
              fact !== null &&
                !isKnownFact(fact, { own, assigned }) &&
                "bg-broken-soft underline decoration-broken decoration-wavy underline-offset-3",
            )}
          >
            {text.slice(from, to)}
          </span>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to)}
    </div>
  );
}

const none: readonly string[] = [];

/** What only this step's texts can say. */
export function useOwnFacts(nodeId: string): readonly string[] {
  const { editor } = useDesigner();
  const type = useEditor((state) => state.document.nodes[nodeId]?.type ?? "");
  return findNodeType(editor.catalogue, type)?.ownFacts ?? none;
}
