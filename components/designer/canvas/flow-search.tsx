"use client";

import { ChevronDown, ChevronUp, Search, ShieldQuestion, StickyNote, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { Fragment, type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { drawnCard } from "@/components/designer/canvas/focus-drawn";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { familyText } from "@/components/designer/family-classes";
import { useLanguageName } from "@/components/designer/language-name";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { reveal } from "@/components/designer/view-state";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { keepFocus } from "@/components/ui/kept-focus";
import { frameOf } from "@/lib/editor/commands/frames";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";
import { type Hit, hitsAtMost, searchFlow } from "@/lib/editor/search-flow";
import { findNodeType } from "@/lib/flow/catalogue";
import { limits } from "@/lib/flow/limits";

/** Ctrl-F: everything in the flow that says something, with the way to it. */
export function FlowSearch() {
  const wish = useView((state) => state.search);
  return wish > 0 ? <SearchBox wish={wish} /> : null;
}

function SearchBox({ wish }: { wish: number }) {
  const t = useTranslations("designer.search");
  const { editor, view, jump } = useDesigner();
  const direction = Direction.useDirection();
  const [query, setQuery] = useState("");
  const hits = useHits(useDeferredValue(query));
  /** Before the first step it is the first match's turn. */
  const [at, setAt] = useState(-1);
  const [giveFocusBack] = useState(() => keepFocus(chosenCard));
  const hasGone = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every wish to search takes the focus
  useEffect(() => {
    input.current?.select();
  }, [wish]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row of another match is another place
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  // Whoever went to a match goes on from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it closes
  useEffect(() => () => giveFocusBack(hasGone.current ? chosenCard() : null), []);

  const close = () => view.setState({ search: 0 });

  function chosenCard() {
    return drawnCard(editor.store.getState().selection.keys[0]);
  }

  function step(by: 1 | -1) {
    if (hits.length === 0) return;
    const next = at === -1 ? (by === 1 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    const hit = hits[next];
    setAt(next);
    if (!hit) return;
    hasGone.current = true;
    editor.select([hit.key]);
    reveal(view, hit.key);
  }

  const isInVain = query.trim() !== "" && hits.length === 0;
  useStepKeys(step);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === input.current) step(event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search
      dir={direction}
      aria-label={t("label")}
      onKeyDown={onKeyDown}
      className={cn(
        "absolute top-3 z-20 flex max-h-[min(26rem,70%)] w-104 max-w-[calc(100%-1.5rem)] flex-col rounded-md bg-popover shadow-float dark:border",
        direction === "rtl" ? "[left:0.75rem]" : "[right:0.75rem]",
      )}
    >
      <div className="flex h-10 shrink-0 items-center gap-1 ps-3 pe-1.5">
        <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <input
          ref={input}
          type="text"
          aria-label={t("label")}
          placeholder={t("placeholder")}
          dir="auto"
          maxLength={limits.nameCharacters}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(-1);
          }}
          className="h-full min-w-0 flex-1 bg-transparent px-1.5 text-sm outline-none placeholder:text-muted-foreground"
        />
        {/* There before it says anything, or it would not be announced. */}
        <span role="status" className="whitespace-nowrap px-1 text-muted-foreground text-xs tabular-nums">
          {hits.length > 0 &&
            t(hits.length < hitsAtMost ? "count" : "most", { index: Math.max(at, 0) + 1, count: hits.length })}
          {isInVain && <span className="sr-only">{t("none", { query: query.trim() })}</span>}
        </span>
        <IconButton
          label={t("previous")}
          shortcut="shift+enter"
          size="icon-sm"
          tooltipSide="bottom"
          onClick={() => step(-1)}
        >
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label={t("next")} shortcut="enter" size="icon-sm" tooltipSide="bottom" onClick={() => step(1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={t("close")} shortcut="escape" size="icon-sm" tooltipSide="bottom" onClick={close}>
          <X aria-hidden />
        </IconButton>
      </div>
      {isInVain && (
        <p aria-hidden className="border-t px-4 py-5 text-center text-muted-foreground text-sm">
          {t("none", { query: query.trim() })}
        </p>
      )}
      {hits.length > 0 && (
        <ul ref={list} aria-label={t("results")} className="min-h-0 overflow-y-auto border-t p-1">
          {hits.map((hit, index) => (
            <HitRow
              key={`${hit.key} ${hit.kind} ${hit.path}`}
              hit={hit}
              isCurrent={index === at}
              onOpen={() => {
                setAt(index);
                hasGone.current = true;
                if (hit.kind === "comment") {
                  editor.focus(hit.key, "frame");
                  reveal(view, hit.key);
                } else jump(hit.key, hit.path);
              }}
            />
          ))}
        </ul>
      )}
    </search>
  );
}

function useHits(query: string): readonly Hit[] {
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const document = useEditor((state) => state.document);
  return useMemo(
    () =>
      searchFlow(document, editor.catalogue, query, {
        title: texts.title,
        type: ({ type }) => texts.name(type),
        exit: ({ type }, exit) => texts.exit(type, exit),
      }),
    [document, editor.catalogue, query, texts],
  );
}

/** F3 goes on from anywhere on the page. */
function useStepKeys(step: (by: 1 | -1) => void) {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F3") return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}

function HitRow({ hit, isCurrent, onOpen }: { hit: Hit; isCurrent: boolean; onOpen(): void }) {
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const node = useEditor((state) => state.document.nodes[hit.key]);
  const family = node && findNodeType(editor.catalogue, node.type)?.family;
  const isComment = commentIdOf(hit.key) !== null;
  const Icon = isComment ? StickyNote : ((node && editorOf(node.type)?.icon) ?? ShieldQuestion);
  const place = usePlace(hit);
  return (
    <li>
      <button
        type="button"
        aria-current={isCurrent ? "true" : undefined}
        onClick={onOpen}
        className={cn(
          "grid w-full grid-cols-[auto_1fr] items-start gap-x-2 rounded-sm px-2 py-1.5 text-start text-sm hover:bg-accent",
          isCurrent && "bg-selected text-selected-foreground hover:bg-selected",
        )}
      >
        <Icon aria-hidden className={cn("mt-0.5 size-4", family ? familyText[family] : "text-muted-foreground")} />
        <span className="min-w-0">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span dir="auto" className="truncate font-medium">
              {hit.kind === "name" ? <Marked hit={hit} /> : node ? texts.title(node) : <Marked hit={hit} />}
            </span>
            {place && <span className="truncate text-muted-foreground text-xs">{place}</span>}
          </span>
          {hit.kind !== "name" && !isComment && (
            <span
              dir="auto"
              className="line-clamp-2 [text-align:match-parent] text-muted-foreground text-xs leading-4.5 [overflow-wrap:anywhere]"
            >
              <Marked hit={hit} />
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** What the text is, in words: the field's question and the language it is in. */
function usePlace({ key, kind, path }: Hit): string | null {
  const t = useTranslations("designer.search");
  const texts = useNodeTexts();
  const language = useLanguageName();
  const isFrame = useEditor((state) => frameOf(state.document, key) !== null);
  const type = useEditor((state) => state.document.nodes[key]?.type ?? "");
  const languages = useEditor((state) => state.document.languages);
  if (kind === "comment") return t(isFrame ? "frame" : "note");
  if (kind === "name") return null;
  if (kind !== "value") return t(kind);
  const [, field = "", ...rest] = path.split(".");
  const spoken = rest.find((part) => languages.includes(part) || /^[a-z]{2,3}-[A-Z]{2}$/.test(part));
  return [texts.field(type, field).label, ...(spoken ? [language(spoken)] : [])].join(" · ");
}

/** Characters shown before the first match of a long text. */
const lead = 32;
const longest = 240;

function Marked({ hit: { text, ranges } }: { hit: Hit }) {
  const first = ranges[0]?.[0] ?? 0;
  const from = first > lead * 2 ? first - lead : 0;
  const to = Math.min(text.length, from + longest);
  const shown = ranges.filter(([start, end]) => start >= from && end <= to);
  return (
    <>
      {from > 0 && "…"}
      {shown.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(index === 0 ? from : shown[index - 1]?.[1], start)}
          <mark className="rounded-xs bg-risk-soft text-inherit">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(shown.at(-1)?.[1] ?? from, to)}
      {to < text.length && "…"}
    </>
  );
}
