"use client";

import { ChevronLeft, ChevronRight, ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ShownTurn, varsOf } from "@/components/phone/call-path";
import { JsonText } from "@/components/phone/json-text";
import { TurnSteps } from "@/components/phone/turn-steps";
import { XmlText } from "@/components/phone/xml-text";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { FlowDocument } from "@/lib/flow/document";

/**
 * What the flow did in one turn after the other: where it went, what it learnt, the events, the TwiML. `shown` turns of
 * the call are looked at; stepping back changes that number and nothing else.
 */
export function CallInspector({
  document,
  turns,
  shown,
  onShow,
  className,
}: {
  document: FlowDocument | null;
  turns: readonly ShownTurn[];
  shown: number;
  onShow: (turns: number) => void;
  className?: string;
}) {
  const t = useTranslations("phone");
  const turn = turns[shown - 1];
  if (!turn) {
    return (
      <EmptyState
        icon={ScrollText}
        title={t("inspector.empty")}
        description={t("inspector.emptyHint")}
        className={className}
      />
    );
  }
  return (
    <section aria-label={t("inspector.title")} className={cn("flex min-h-0 min-w-0 flex-col", className)}>
      <div className="flex items-center gap-1 border-b px-3 py-1.5 text-sm">
        <IconButton label={t("inspector.back")} disabled={shown <= 1} onClick={() => onShow(shown - 1)}>
          <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <span className="min-w-24 text-center tabular-nums">
          {t("inspector.turn", { turn: shown, of: turns.length })}
        </span>
        <IconButton label={t("inspector.forward")} disabled={shown >= turns.length} onClick={() => onShow(shown + 1)}>
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <span className="ms-2 truncate text-muted-foreground">{t(`events.${turn.event.type}`)}</span>
      </div>
      <Tabs defaultValue="path" className="flex min-h-0 flex-1 flex-col">
        <TabsList className="px-3">
          <TabsTrigger value="path">{t("inspector.path")}</TabsTrigger>
          <TabsTrigger value="variables">{t("inspector.variables")}</TabsTrigger>
          <TabsTrigger value="events">{t("inspector.event")}</TabsTrigger>
          <TabsTrigger value="twiml">{t("inspector.twiml")}</TabsTrigger>
        </TabsList>
        <TabsContent value="path" className="min-h-0 flex-1 overflow-y-auto p-3">
          <TurnSteps document={document} turn={turn} />
        </TabsContent>
        <TabsContent value="variables" className="min-h-0 flex-1 overflow-y-auto p-3">
          <Variables known={varsOf(turns.slice(0, shown))} changed={turn.vars} />
        </TabsContent>
        <TabsContent value="events" className="min-h-0 flex-1 overflow-y-auto p-3">
          <JsonText value={{ event: turn.event, effects: turn.effects, wait: turn.wait }} />
        </TabsContent>
        <TabsContent value="twiml" className="min-h-0 flex-1 overflow-y-auto p-3">
          {turn.twiml?.length ? (
            turn.twiml.map((xml) => <XmlText key={xml} xml={xml} />)
          ) : (
            <p className="text-muted-foreground text-sm">{t("inspector.noTwiml")}</p>
          )}
        </TabsContent>
      </Tabs>
    </section>
  );
}

function Variables({ known, changed }: { known: Record<string, unknown>; changed: Record<string, unknown> }) {
  const t = useTranslations("phone");
  const names = Object.keys(known).sort();
  if (names.length === 0) return <p className="text-muted-foreground text-sm">{t("inspector.noVariables")}</p>;
  return (
    <dl dir="ltr" className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-mono text-xs">
      {names.map((name) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className={cn("text-muted-foreground", Object.hasOwn(changed, name) && "font-semibold text-foreground")}>
            {name}
          </dt>
          <dd className="break-words">{JSON.stringify(known[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
