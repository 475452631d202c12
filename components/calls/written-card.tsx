"use client";

import { ListTodo, TicketCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CallDetail } from "@/components/calls/call-page";
import { isLive } from "@/components/calls/call-words";
import { turnsOf } from "@/components/phone/call-path";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";

/** What after-call work left: summary, outcome, notes, follow-ups and tickets. */
export function WrittenCard({ detail }: { detail: CallDetail }) {
  const t = useTranslations("calls.written");
  const { interactions, tasks, tickets } = detail.written;
  const entries = interactions.length > 0 ? interactions : keptWithTheCall(detail);
  const isEmpty = entries.length + tasks.length + tickets.length === 0;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3 text-sm">
        {isEmpty && <p className="text-muted-foreground">{isLive(detail.call) ? t("pending") : t("none")}</p>}
        {entries.map(({ id, summary, disposition }) => (
          <div key={id} className="grid gap-1">
            {disposition && (
              <Badge variant="outline">
                <bdi>{disposition}</bdi>
              </Badge>
            )}
            <p className="whitespace-pre-line text-pretty [overflow-wrap:anywhere]">
              <bdi>{summary}</bdi>
            </p>
          </div>
        ))}
        {tasks.map(({ id, title, department, status, dueAt }) => (
          <Line key={id} icon={<ListTodo aria-hidden />} title={title}>
            {department && <bdi>{t("for", { department })}</bdi>}
            {status === "done" && <span>{t("done")}</span>}
            {dueAt && status !== "done" && <span>{t.rich("due", { time: () => <RelativeTime at={dueAt} /> })}</span>}
          </Line>
        ))}
        {tickets.map(({ id, number, subject }) => (
          <Line key={id} icon={<TicketCheck aria-hidden />} title={subject}>
            <span>{t("ticket", { number })}</span>
          </Line>
        ))}
        {!isEmpty && detail.call.customer === null && (
          <p className="text-muted-foreground text-xs">{t("noCustomer")}</p>
        )}
      </CardContent>
    </Card>
  );
}

function Line({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex gap-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground">
      {icon}
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">
          <bdi>{title}</bdi>
        </p>
        <p className="flex flex-wrap gap-x-2 text-muted-foreground text-xs">{children}</p>
      </div>
    </div>
  );
}

/** Nobody was recognised, so no customer has it; or the job that writes it has not run yet. */
function keptWithTheCall({ timeline }: CallDetail): { id: string; summary: string; disposition: string | null }[] {
  return turnsOf(timeline).flatMap(({ seq, effects }) =>
    effects.flatMap((effect, index) =>
      effect.type === "addInteraction" && (effect.summary || effect.disposition)
        ? [{ id: `${seq} ${index}`, summary: effect.summary, disposition: effect.disposition }]
        : [],
    ),
  );
}
