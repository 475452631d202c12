"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { NumberChoice, useNumbers } from "@/components/designer/publish/number-choice";
import { type ChosenTime, readChosenTime } from "@/components/designer/versions/chosen-time";
import { TimeFields } from "@/components/designer/versions/time-fields";
import { type Schedule, useForgetVersions } from "@/components/designer/versions/use-schedules";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";
import { instantsOf, wallTimeAt } from "@/lib/hours/wall-time";

/** Gives a scheduled publish another time, note or numbers. */
export function ScheduleDialog({ schedule, onClose }: { schedule: Schedule; onClose(): void }) {
  const t = useTranslations("designer.schedule");
  const publish = useTranslations("designer.publish");
  const { flowId } = useDesigner();
  const api = useApi();
  const errorText = useErrorText();
  const zoned = useZonedTime();
  const forget = useForgetVersions();
  const [time, setTime] = useState<ChosenTime>(() => timeOf(schedule));
  const [note, setNote] = useState(schedule.note);
  const numbers = useNumbers(flowId, schedule);
  const change = useMutation(
    api.flows.changeSchedule.mutationOptions({
      onSuccess: ({ at }) => {
        forget();
        toast.success(t("scheduled", { time: zoned(at, time.timeZone) }));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t("changeTitle")}
      description={t("changeText")}
      submitLabel={t("save")}
      pending={change.isPending}
      ready={readChosenTime(time, Date.now()).problem === null}
      error={change.error && errorText(change.error)}
      onSubmit={() => change.mutate({ scheduleId: schedule.id, ...time, note: note.trim(), moves: numbers.moves })}
      onClose={onClose}
    >
      <TimeFields value={time} onChange={setTime} />
      <Field label={publish("note")} optional>
        <Textarea dir="auto" rows={2} maxLength={2_000} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <NumberChoice numbers={numbers} flowId={flowId} />
    </FormDialog>
  );
}

function timeOf({ at, timeZone }: Schedule): ChosenTime {
  const wallTime = wallTimeAt(at.getTime(), timeZone);
  const instants = instantsOf(wallTime, timeZone) ?? [];
  return { wallTime, timeZone, later: instants.length > 1 && instants.at(-1) === at.getTime() };
}
