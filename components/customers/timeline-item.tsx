"use client";

import { ListTodo, type LucideIcon, Phone, StickyNote, TicketCheck, Voicemail } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMay } from "@/components/auth/me-context";
import { Badge } from "@/components/ui/badge";
import { Duration } from "@/components/ui/duration";
import { phoneNumberText } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ApiOutputs } from "@/lib/api-client";

export type TimelineEntry = ApiOutputs["customers"]["timeline"]["items"][number];
type Of<Kind extends TimelineEntry["kind"]> = Extract<TimelineEntry, { kind: Kind }>;

/** One thing that happened, in words. */
export function TimelineItem({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case "call":
      return <CallItem entry={entry} />;
    case "voicemail":
      return <VoicemailItem entry={entry} />;
    case "note":
    case "callElsewhere":
      return <ContactItem entry={entry} />;
    case "ticket":
      return <TicketItem entry={entry} />;
    case "task":
      return <TaskItem entry={entry} />;
  }
}

function CallItem({ entry: { at, data } }: { entry: Of<"call"> }) {
  const t = useTranslations("customers.timeline");
  const number = phoneNumberText(data.dialledNumber);
  const end =
    data.endReason && t.has(`ends.${data.endReason}` as "ends.busy")
      ? t(`ends.${data.endReason}` as "ends.busy")
      : null;
  return (
    <Item
      icon={Phone}
      at={at}
      callId={data.callId}
      title={data.flow ? t("callIn", { number, flow: data.flow }) : t("call", { number })}
      facts={
        <>
          {data.seconds === null ? (
            <span>{t("callRuns")}</span>
          ) : (
            <Duration seconds={data.seconds} className="tabular-nums" />
          )}
          {end && <span>{end}</span>}
        </>
      }
      disposition={data.disposition}
      text={data.summary}
    />
  );
}

function ContactItem({ entry: { kind, at, data } }: { entry: Of<"note"> | Of<"callElsewhere"> }) {
  const t = useTranslations("customers.timeline");
  return (
    <Item
      icon={kind === "note" ? StickyNote : Phone}
      at={at}
      callId={kind === "note" ? data.callId : null}
      title={kind === "note" ? t("kinds.note") : t("callElsewhere")}
      facts={data.author && <bdi>{t("by", { name: data.author })}</bdi>}
      disposition={data.disposition}
      text={data.summary}
    />
  );
}

function VoicemailItem({ entry: { at, data } }: { entry: Of<"voicemail"> }) {
  const t = useTranslations("customers.timeline");
  const may = useMay();
  const { recording } = data;
  return (
    <Item
      icon={Voicemail}
      at={at}
      callId={data.callId}
      title={t("kinds.voicemail")}
      facts={recording?.seconds != null && <Duration seconds={recording.seconds} className="tabular-nums" />}
      disposition={data.disposition}
      // Without a recording of ours the words of the system that told of it are all there is.
      text={recording ? null : data.summary}
    >
      {recording?.status === "stored" && may("recordings.hear") && (
        // biome-ignore lint/a11y/useMediaCaption: a caller's message has no captions
        <audio
          controls
          preload="none"
          src={`/api/recordings/${recording.id}`}
          aria-label={t("recording.play", { seconds: recording.seconds ?? 0 })}
          className="mt-1.5 h-9 w-full max-w-100"
        />
      )}
      {recording && recording.status !== "stored" && (
        <p className="mt-0.5 text-muted-foreground">{t(`recording.${recording.status}`)}</p>
      )}
    </Item>
  );
}

function TicketItem({ entry: { at, data } }: { entry: Of<"ticket"> }) {
  const t = useTranslations("customers.timeline.kinds");
  return (
    <Item
      icon={TicketCheck}
      at={at}
      callId={data.callId}
      title={t("ticket", { number: data.number })}
      text={data.subject}
    />
  );
}

function TaskItem({ entry: { at, data } }: { entry: Of<"task"> }) {
  const t = useTranslations("customers");
  const department = data.department && <bdi>{t("tasks.for", { department: data.department })}</bdi>;
  return (
    <Item
      icon={ListTodo}
      at={at}
      callId={data.callId}
      title={t("timeline.kinds.task")}
      facts={department}
      text={data.title}
    />
  );
}

function Item({
  icon: Icon,
  at,
  title,
  facts,
  disposition,
  text,
  callId,
  children,
}: {
  icon: LucideIcon;
  at: Date;
  title: ReactNode;
  facts?: ReactNode;
  disposition?: string | null;
  text?: string | null;
  callId?: string | null;
  children?: ReactNode;
}) {
  const t = useTranslations("customers.timeline");
  return (
    <li className="flex gap-3 px-4 py-3 text-sm">
      <span className="grid size-7 shrink-0 place-items-center rounded-md border bg-chrome text-muted-foreground">
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <span className="font-medium">
            <bdi>{title}</bdi>
          </span>
          {disposition && (
            <Badge>
              <bdi>{disposition}</bdi>
            </Badge>
          )}
          <span className="flex flex-wrap gap-x-2 text-muted-foreground text-xs">{facts}</span>
          <RelativeTime at={at} className="ms-auto whitespace-nowrap text-muted-foreground text-xs" />
        </div>
        {text && (
          <p className="mt-0.5 whitespace-pre-line text-pretty break-words">
            <bdi>{text}</bdi>
          </p>
        )}
        {children}
        {callId && (
          <Link href={`/calls/${callId}`} className="mt-0.5 inline-block text-link text-xs hover:underline">
            {t("openCall")}
          </Link>
        )}
      </div>
    </li>
  );
}
