import { MoveRight } from "lucide-react";
import type { ChangeLine } from "@/components/compare/node-lines";
import { diffWords, type WordRun } from "@/lib/flow/diff-words";

/** What was and what is: word by word where most of it stayed, else one after the other. */
export function ChangedText({ before, after, language }: Pick<ChangeLine, "before" | "after" | "language">) {
  const runs = before !== null && after !== null ? diffWords(before, after) : null;
  if (runs && isMostlySame(runs)) {
    return (
      <span dir="auto" lang={language ?? undefined} className={textClasses}>
        {runs.map(({ kind, text }, index) => {
          const Tag = kind === "same" ? "span" : kind === "added" ? Added : Removed;
          // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one text never move
          return <Tag key={index}>{text}</Tag>;
        })}
      </span>
    );
  }
  return (
    <span lang={language ?? undefined} className={textClasses}>
      {before !== null && (
        <bdi>
          <Removed>{before}</Removed>
        </bdi>
      )}
      {before !== null && after !== null && (
        <MoveRight aria-hidden className="mx-1.5 inline size-3.5 text-muted-foreground rtl:-scale-x-100" />
      )}
      {after !== null && (
        <bdi>
          <Added>{after}</Added>
        </bdi>
      )}
    </span>
  );
}

const textClasses = "whitespace-pre-wrap text-pretty text-sm [overflow-wrap:anywhere]";

function Added({ children }: { children: string }) {
  return (
    <ins className="rounded-xs bg-ok-soft px-0.5 text-ok underline decoration-ok/50 underline-offset-2">{children}</ins>
  );
}

function Removed({ children }: { children: string }) {
  return <del className="rounded-xs bg-broken-soft px-0.5 text-broken decoration-broken/70">{children}</del>;
}

/** A sentence in which a word changed reads best as one; "5 s" and "2 min" do not, though they share a space. */
function isMostlySame(runs: readonly WordRun[]): boolean {
  const letters = (kind: WordRun["kind"]) =>
    runs.reduce((sum, run) => sum + (run.kind === kind ? (run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) : 0), 0);
  return letters("same") >= Math.max(6, Math.min(letters("removed"), letters("added")));
}
