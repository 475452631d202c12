"use client";

import { useMutation } from "@tanstack/react-query";
import { CalendarClock, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { IssueLines } from "@/components/designer/versions/issue-lines";
import { ScheduleDialog } from "@/components/designer/versions/schedule-dialog";
import { type Schedule, useForgetVersions } from "@/components/designer/versions/use-schedules";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

/** What is still to be published, and what was to be and was not. */
export function ScheduleList({ schedules }: { schedules: readonly Schedule[] }) {
  const t = useTranslations("designer.schedule");
  if (schedules.length === 0) return null;
  return (
    <section aria-label={t("title")} className="border-b bg-chrome">
      <ul className="divide-y">
        {schedules.map((schedule) =>
          schedule.state === "failed" ? (
            <Failed key={schedule.id} schedule={schedule} />
          ) : (
            <Waiting key={schedule.id} schedule={schedule} />
          ),
        )}
      </ul>
    </section>
  );
}

function Waiting({ schedule }: { schedule: Schedule }) {
  const t = useTranslations("designer.schedule");
  const { may } = useDesigner();
  const zoned = useZonedTime();
  const cancel = useCancel(t("canceled"));
  const [dialog, setDialog] = useState<"change" | "cancel" | null>(null);
  const time = zoned(schedule.at, schedule.timeZone);
  return (
    <li className="grid gap-1.5 px-5 py-3.5">
      <p className="flex items-center gap-2 font-medium">
        <CalendarClock aria-hidden className="size-4 shrink-0 text-waiting" />
        {t("publishes", { time })}
      </p>
      <About schedule={schedule} />
      {schedule.publishedSince !== null && (
        <p className="text-risk text-xs">{t("publishedSince", { number: schedule.publishedSince })}</p>
      )}
      {may.publish && (
        <div className="-ms-2 flex gap-1">
          <Button variant="ghost" size="sm" onClick={() => setDialog("change")}>
            {t("change")}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => setDialog("cancel")}>
            {t("cancel")}
          </Button>
        </div>
      )}
      {dialog === "change" && <ScheduleDialog schedule={schedule} onClose={() => setDialog(null)} />}
      <ConfirmDialog
        open={dialog === "cancel"}
        onOpenChange={(open) => !open && setDialog(null)}
        title={t("cancelTitle", { time })}
        description={t("cancelText")}
        confirmLabel={t("cancel")}
        pending={cancel.isPending}
        error={cancel.words}
        onConfirm={() => cancel.mutate({ scheduleId: schedule.id }, { onSuccess: () => setDialog(null) })}
      />
    </li>
  );
}

function Failed({ schedule }: { schedule: Schedule }) {
  const t = useTranslations("designer.schedule");
  const { may, view } = useDesigner();
  const nodes = useEditor((state) => state.document.nodes);
  const zoned = useZonedTime();
  const dismiss = useCancel(null);
  const { failure, at, timeZone, scheduledBy } = schedule;
  const issues = failure?.reason === "issues" ? failure.issues.filter(({ severity }) => severity === "error") : [];
  return (
    <li className="grid gap-1.5 px-5 py-3.5">
      <p className="flex items-start gap-2 font-medium text-broken">
        <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t("notPublished", { time: zoned(at, timeZone) })}
      </p>
      {failure && <p className="text-sm">{t(`failures.${failure.reason}`, { name: scheduledBy ?? "" })}</p>}
      {issues.length > 0 && <IssueLines issues={issues} nodes={nodes} />}
      <About schedule={schedule} />
      {may.publish && (
        <div className="-ms-2 flex gap-1">
          <Button variant="ghost" size="sm" onClick={() => view.setState({ dialog: "publish" })}>
            {t("again")}
          </Button>
          <Button
            variant="ghost"
            size="sm"
            pending={dismiss.isPending}
            onClick={() => dismiss.mutate({ scheduleId: schedule.id })}
          >
            {t("dismiss")}
          </Button>
        </div>
      )}
    </li>
  );
}

function About({ schedule: { note, scheduledBy, scheduledAt, takes, gives } }: { schedule: Schedule }) {
  const t = useTranslations("designer.schedule");
  const numbers = takes.length + gives.length;
  return (
    <>
      {note && (
        <p dir="auto" className="whitespace-pre-wrap text-pretty text-sm">
          {note}
        </p>
      )}
      <p className="text-muted-foreground text-xs">
        {scheduledBy ? t("by", { name: scheduledBy }) : t("byNobody")} · <RelativeTime at={scheduledAt} />
        {numbers > 0 && ` · ${t("numbersChange", { count: numbers })}`}
      </p>
    </>
  );
}

function useCancel(done: string | null) {
  const api = useApi();
  const errorText = useErrorText();
  const forget = useForgetVersions();
  const { mutate, isPending, error } = useMutation(
    api.flows.cancelSchedule.mutationOptions({
      onSuccess: () => {
        if (done) toast.success(done);
      },
      onSettled: forget,
    }),
  );
  return { mutate, isPending, words: error && errorText(error) };
}
