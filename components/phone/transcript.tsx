"use client";

import { Music } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { TranscriptLine } from "@/components/phone/transcript-lines";
import { useIsolated } from "@/components/phone/use-isolated";
import { cn } from "@/components/ui/cn";
import { clockText } from "@/components/ui/duration";

/** The call as a conversation: the system at the start side, the caller at the end side. */
export function Transcript({ lines, className }: { lines: readonly TranscriptLine[]; className?: string }) {
  const t = useTranslations("phone");
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line, or a key more, is what brings the end into view
  useEffect(() => {
    if (log.current && isAtEnd.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines]);
  return (
    <div
      ref={log}
      role="log"
      aria-label={t("transcript")}
      // A long conversation is read with the arrow keys; whoever has scrolled up is left there.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
      className={cn("overflow-y-auto overscroll-contain px-3 py-3 focus-visible:-outline-offset-2", className)}
    >
      <ol className="grid gap-2">
        {lines.map((line) => (
          <li key={line.seq} className="grid">
            <Line line={line} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Line({ line }: { line: TranscriptLine }) {
  const t = useTranslations("phone");
  const isolated = useIsolated();
  switch (line.kind) {
    case "heard":
      return (
        <Bubble lang={line.language} className={line.by === "carrier" ? "bg-broken-soft" : undefined}>
          {line.text}
        </Bubble>
      );
    case "played":
      return (
        <Bubble>
          <Music aria-hidden className="me-1.5 inline size-3.5 align-[-0.125em]" />
          {t("music")}
        </Bubble>
      );
    case "pressed":
      return (
        <Bubble own>
          <span className="sr-only">{t("youPressed")}</span>
          <bdi dir="ltr" className="font-medium font-mono tracking-wider">
            {line.keys}
          </bdi>
        </Bubble>
      );
    case "spoke":
      return <Bubble own>{line.text}</Bubble>;
    case "note":
      return (
        <p className={cn("px-2 text-center text-xs", line.note === "error" ? "text-broken" : "text-muted-foreground")}>
          {t(`notes.${line.note}`, withClock(line.values, isolated))}
        </p>
      );
  }
}

function Bubble({
  own,
  lang,
  className,
  children,
}: {
  own?: boolean;
  lang?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <p
      dir="auto"
      lang={lang}
      className={cn(
        "max-w-[85%] whitespace-pre-wrap break-words rounded-md px-3 py-2 text-sm leading-snug",
        own ? "justify-self-end bg-selected text-selected-foreground" : "justify-self-start bg-muted",
        className,
      )}
    >
      {children}
    </p>
  );
}

type Values = Record<string, string | number>;

function withClock({ seconds, ...rest }: Values, isolated: (text: string) => string): Values {
  return seconds === undefined ? rest : { ...rest, time: isolated(clockText(Number(seconds))) };
}
