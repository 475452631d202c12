"use client";

import { useTranslations } from "next-intl";
import type { TimelineEntry } from "@/components/phone/call-path";
import { JsonText } from "@/components/phone/json-text";
import { TurnSteps } from "@/components/phone/turn-steps";
import { XmlText } from "@/components/phone/xml-text";
import { ExactTime } from "@/components/ui/exact-time";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useCodedTexts } from "@/components/ui/use-coded-texts";
import type { FlowDocument } from "@/lib/flow/document";

type TurnData = Extract<TimelineEntry["data"], { turn: number }>;

/** Everything that was noted of a moment: for each turn its path, event, effects and TwiML, then what came beside it. */
export function MomentDetails({ rows, document }: { rows: readonly TimelineEntry[]; document: FlowDocument | null }) {
  const turns = rows.filter((row) => "turn" in row.data);
  const others = rows.filter((row) => !("turn" in row.data));
  return (
    <>
      {turns.map((row) => (
        <TurnDetails key={row.seq} atMs={row.atMs} turn={row.data as TurnData} document={document} />
      ))}
      {others.length > 0 && <AlsoNoted rows={others} />}
    </>
  );
}

function TurnDetails({ atMs, turn, document }: { atMs: number; turn: TurnData; document: FlowDocument | null }) {
  const t = useTranslations("calls.timeline");
  return (
    <Tabs defaultValue="path" className="min-w-0">
      <TabsList>
        <TabsTrigger value="path">{t("path")}</TabsTrigger>
        <TabsTrigger value="event">{t("event")}</TabsTrigger>
        <TabsTrigger value="effects">{t("effects")}</TabsTrigger>
        {turn.twiml && turn.twiml.length > 0 && <TabsTrigger value="twiml">{t("twiml")}</TabsTrigger>}
        <ExactTime at={atMs} format="time" className="ms-auto text-muted-foreground text-xs tabular-nums" />
      </TabsList>
      <TabsContent value="path" className="pt-3">
        <TurnSteps document={document} turn={turn} />
      </TabsContent>
      <TabsContent value="event" className="pt-3">
        <JsonText value={turn.event} />
      </TabsContent>
      <TabsContent value="effects" className="pt-3">
        <JsonText value={turn.effects} />
      </TabsContent>
      <TabsContent value="twiml" className="pt-3">
        {turn.twiml?.map((xml) => (
          <XmlText key={xml} xml={xml} />
        ))}
      </TabsContent>
    </Tabs>
  );
}

function AlsoNoted({ rows }: { rows: readonly TimelineEntry[] }) {
  const t = useTranslations("calls.timeline");
  return (
    <div className="mt-3 grid gap-1 text-muted-foreground text-xs">
      <h3 className="font-medium text-foreground">{t("also")}</h3>
      <ul className="grid gap-0.5">
        {rows.map((row) => (
          <li key={row.seq} className="flex gap-2">
            <ExactTime at={row.atMs} format="time" className="tabular-nums" />
            <bdi className="min-w-0 [overflow-wrap:anywhere]">
              <Noted row={row} />
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Noted({ row }: { row: TimelineEntry }) {
  const t = useTranslations("calls");
  const { data } = row;
  const states = useCodedTexts("calls.states");
  const state = (name: string) => states(name) ?? name;
  if ("from" in data) return t("timeline.stateChanged", { from: state(data.from), to: state(data.to) });
  if ("status" in data) return t("timeline.carrierStatus", { status: data.status });
  if ("waitedSeconds" in data) return t("timeline.queueAnswered", { queue: data.queue, seconds: data.waitedSeconds });
  if ("path" in data) return t("timeline.lateWebhook", { path: data.path });
  return <JsonText value={data} />;
}
