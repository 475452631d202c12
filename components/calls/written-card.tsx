"use client";

import {
  CalendarCheck,
  CalendarX,
  ListTodo,
  Mail,
  MessageSquareText,
  PhoneForwarded,
  ShieldCheck,
  ShieldX,
  Star,
  TicketCheck,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CallDetail } from "@/components/calls/call-page";
import { isLive } from "@/components/calls/call-words";
import { turnsOf } from "@/components/phone/call-path";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConsentChannel } from "@/lib/engine/effect";

/** What the call left: summary, outcome, notes, follow-ups, tickets and appointments, and what the caller answered. */
export function WrittenCard({ detail }: { detail: CallDetail }) {
  const t = useTranslations("calls.written");
  const format = useFormatter();
  const { interactions, tasks, tickets, surveyAnswers, consents, callbacks, appointments, messages } = detail.written;
  const entries = interactions.length > 0 ? interactions : keptWithTheCall(detail);
  const isEmpty =
    entries.length === 0 &&
    [tasks, tickets, surveyAnswers, consents, callbacks, appointments, messages].every((list) => list.length === 0);
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
        {appointments.map(({ id, calendar, timeZone, startsAt, name, email, status }) => (
          <Line
            key={id}
            icon={status === "canceled" ? <CalendarX aria-hidden /> : <CalendarCheck aria-hidden />}
            title={format.dateTime(startsAt, { dateStyle: "full", timeStyle: "short", timeZone })}
          >
            <span>{t("appointment", { status })}</span>
            <bdi>{calendar}</bdi>
            <bdi>{name}</bdi>
            {email && <bdi>{email}</bdi>}
          </Line>
        ))}
        {callbacks.map(({ id, number, queue, note, status, dueAt }) => (
          <Line key={id} icon={<PhoneForwarded aria-hidden />} title={<PhoneNumber number={number} />}>
            <span>{t("callback", { status })}</span>
            {queue && <bdi>{t("for", { department: queue })}</bdi>}
            <span>{t.rich("due", { time: () => <RelativeTime at={dueAt} /> })}</span>
            {note && <bdi>{note}</bdi>}
          </Line>
        ))}
        {messages.map(({ id, channel, to, subject, body, status, failure }) => (
          <Line
            key={id}
            icon={channel === "sms" ? <MessageSquareText aria-hidden /> : <Mail aria-hidden />}
            title={subject ?? body}
          >
            <span>
              {t.rich("messageTo", { to: () => (channel === "sms" ? <PhoneNumber number={to} /> : <bdi>{to}</bdi>) })}
            </span>
            <span>{t("messageStatus", { status })}</span>
            {failure && <bdi>{failure}</bdi>}
          </Line>
        ))}
        {consents.map(({ id, channels, given, wording, answer }) => (
          <Line key={id} icon={given ? <ShieldCheck aria-hidden /> : <ShieldX aria-hidden />} title={wording}>
            <span>
              {t(given ? "consentGiven" : "consentRefused", {
                channels: format.list(channels.map((channel) => t(`channels.${channel as ConsentChannel}`))),
              })}
            </span>
            <bdi>{t("answered", { answer })}</bdi>
          </Line>
        ))}
        {surveyAnswers.map(({ id, survey, question, score, text }) => (
          <Line key={id} icon={<Star aria-hidden />} title={text ?? score}>
            <bdi>{t("survey", { survey, question })}</bdi>
          </Line>
        ))}
        {!isEmpty && detail.call.customer === null && (
          <p className="text-muted-foreground text-xs">{t("noCustomer")}</p>
        )}
      </CardContent>
    </Card>
  );
}

function Line({ icon, title, children }: { icon: ReactNode; title: ReactNode; children: ReactNode }) {
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
