"use client";

import { ChevronDown, CornerDownRight, Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { MomentDetails } from "@/components/calls/moment-details";
import { isTrouble, momentIcon } from "@/components/calls/moment-icons";
import type { Deed, Moment } from "@/components/calls/moments";
import type { FlowWords } from "@/components/calls/use-flow-words";
import { useIsolated } from "@/components/phone/use-isolated";
import { cn } from "@/components/ui/cn";
import { clockText, Duration } from "@/components/ui/duration";
import { phoneNumberText } from "@/components/ui/phone-number";
import { useCodedTexts, valuesOfEither } from "@/components/ui/use-coded-texts";
import type { FlowDocument } from "@/lib/flow/document";

/** One moment of a call: what happened, what was heard, what the flow did; behind it, everything that was noted. */
export function MomentItem({
  moment,
  document,
  words,
  startedAtMs,
  isOpen,
  onOpenChange,
}: {
  moment: Moment;
  document: FlowDocument | null;
  words: FlowWords;
  startedAtMs: number;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const title = useMomentTitle(moment, words);
  const id = useId();
  const Icon = momentIcon(moment.key);
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onOpenChange(!isOpen)}
        className={cn(
          "flex w-full items-start gap-3 px-4 py-2.5 text-start text-sm transition-colors duration-75 hover:bg-accent/60 focus-visible:-outline-offset-2",
          isOpen && "bg-selected/50",
        )}
      >
        <span
          className={cn(
            "mt-px grid size-6 shrink-0 place-items-center rounded-md border bg-chrome text-muted-foreground",
            isTrouble(moment.key) && "border-transparent bg-broken-soft text-broken",
          )}
        >
          <Icon aria-hidden className="size-3.5" />
        </span>
        <span className="grid min-w-0 flex-1 gap-0.5 py-0.5">
          <span className="font-medium [overflow-wrap:anywhere]">
            <bdi>{title}</bdi>
          </span>
          <Heard texts={moment.heard} />
          {moment.did.map((deed) => (
            <DeedLine key={`${deed.key} ${Object.values(deed.values).join(" ")}`} deed={deed} />
          ))}
        </span>
        <Duration
          seconds={(moment.atMs - startedAtMs) / 1_000}
          className="shrink-0 py-0.5 text-muted-foreground text-xs tabular-nums"
        />
        <ChevronDown
          aria-hidden
          className={cn(
            "mt-1 size-4 shrink-0 text-muted-foreground transition-transform duration-100",
            isOpen && "rotate-180",
          )}
        />
      </button>
      {isOpen && (
        <div id={id} className="border-t bg-chrome/60 ps-13 pe-4 pb-4">
          <MomentDetails rows={moment.rows} document={document} />
        </div>
      )}
    </li>
  );
}

function Heard({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <span className="flex gap-1.5 text-muted-foreground">
      <Volume2 aria-hidden className="mt-1 size-3 shrink-0" />
      <q
        dir="auto"
        className="line-clamp-3 min-w-0 [overflow-wrap:anywhere] [text-align:match-parent] [quotes:'“'_'”']"
      >
        {texts.join(" ")}
      </q>
    </span>
  );
}

function DeedLine({ deed }: { deed: Deed }) {
  const t = useTranslations("calls.did");
  const isolated = useIsolated();
  return (
    <span className="flex gap-1.5 text-muted-foreground">
      <CornerDownRight aria-hidden className="mt-1 size-3 shrink-0 rtl:-scale-x-100" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <bdi>{t(deed.key, valuesOfEither(readable(deed.values, isolated)))}</bdi>
      </span>
    </span>
  );
}

function useMomentTitle(moment: Moment, words: FlowWords): string {
  const coded = useCodedTexts("calls.moments");
  const isolated = useIsolated();
  const choice = moment.chose && words.choice(moment.chose.nodeId, moment.chose.exit);
  const key = choice ? `${moment.key}Choice` : moment.key;
  // Keys are made in moments.ts from the events' own types; a test goes through all of them.
  return coded(key, { ...readable(moment.values, isolated), choice: choice ?? "" }) ?? moment.key;
}

/** Numbers as people write them, seconds as a clock; both keep their order in right-to-left text. */
function readable(values: Moment["values"], isolated: (text: string) => string): Moment["values"] {
  const all = Object.entries(values).map(([name, value]) => {
    if (name === "target") return [name, isolated(String(value).split(", ").map(phoneNumberText).join(", "))];
    return [name, typeof value === "string" ? isolated(value) : value];
  });
  if (values.seconds !== undefined) all.push(["time", isolated(clockText(Number(values.seconds)))]);
  return Object.fromEntries(all);
}
