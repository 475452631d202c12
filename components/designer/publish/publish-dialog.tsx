"use client";

import { CircleX } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import type { PublishReply } from "@/components/designer/ports";
import { ChangesSinceLast, useChangesSince, useSuggestedNote } from "@/components/designer/publish/changes-since";
import { NumberChoice, useNumbers } from "@/components/designer/publish/number-choice";
import { Published } from "@/components/designer/publish/published";
import { Readiness } from "@/components/designer/publish/readiness";
import { type ChosenTime, readChosenTime, tomorrowMorning } from "@/components/designer/versions/chosen-time";
import { TimeFields } from "@/components/designer/versions/time-fields";
import { useForgetVersions, useSchedules } from "@/components/designer/versions/use-schedules";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { blocksPublish } from "@/lib/flow/checks/check-publishable";
import type { Issue } from "@/lib/flow/issue";

/**
 * Makes a version of the draft, now or at a time to come, and says which numbers it answers; afterwards it can be
 * called at once.
 */
export function PublishDialog({ onClose, onCall }: { onClose(): void; onCall?: (e164: string) => void }) {
  const t = useTranslations("designer.publish");
  const scheduling = useTranslations("designer.schedule");
  const { editor, autosave, ports, may, flowId } = useDesigner();
  const name = useEditor((state) => state.document.name);
  const liveIssues = useEditor((state) => state.issues);
  const isChecked = useEditor((state) => state.isChecked);
  const [found, setFound] = useState<readonly Issue[] | null>(null);
  const issues = found ?? liveIssues;
  const isBlocked = blocksPublish(issues);
  const changes = useChangesSince();
  const suggested = useSuggestedNote(changes);
  const [typed, setTyped] = useState<string | null>(null);
  const note = typed ?? suggested;
  const numbers = useNumbers(flowId);
  const timeZone = useTimeZone() ?? "UTC";
  const [when, setWhen] = useState<"now" | "later">("now");
  const [time, setTime] = useState<ChosenTime>(() => tomorrowMorning(Date.now(), timeZone));
  const isTimely = when === "now" || readChosenTime(time, Date.now()).problem === null;
  const [state, setState] = useState<"ready" | "publishing">("ready");
  const [error, setError] = useState<string | null>(null);
  const [done, setDone] = useState<Extract<PublishReply, { ok: true }> | null>(null);
  const zoned = useZonedTime();
  const forget = useForgetVersions();

  async function publish(event: FormEvent) {
    event.preventDefault();
    setState("publishing");
    setError(null);
    try {
      if (!(await autosave.flush())) return setError(t("unsaved"));
      const { revision } = autosave.status.getState();
      const what = { revision, note: note.trim(), moves: numbers.moves };
      if (when === "now") {
        const reply = await ports.publish(what);
        if (reply.ok) setDone(reply);
        else refuse(reply);
      } else {
        const reply = await ports.schedule({ ...what, ...time });
        if (!reply.ok) return refuse(reply);
        forget();
        toast.success(scheduling("scheduled", { time: zoned(reply.at, time.timeZone) }));
        onClose();
      }
    } catch {
      setError(t("failed"));
    } finally {
      setState("ready");
    }
  }

  function refuse(reply: Extract<PublishReply, { ok: false }>) {
    if ("issues" in reply) setFound(reply.issues);
    else setError(reply.message);
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {done ? (
        <Published done={done} onClose={onClose} onCall={may.dial ? onCall : undefined} />
      ) : (
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("title", { name })}</DialogTitle>
            <DialogDescription>{t("description")}</DialogDescription>
          </DialogHeader>
          <form onSubmit={publish} className="contents">
            <DialogBody>
              <Readiness issues={issues} isChecked={isChecked || found !== null} onJump={onClose} />
              {changes && <ChangesSinceLast changes={changes} />}
              <Field label={t("note")} optional>
                <Textarea
                  dir="auto"
                  rows={2}
                  maxLength={2_000}
                  placeholder={t("notePlaceholder")}
                  value={note}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </Field>
              <NumberChoice numbers={numbers} flowId={flowId} />
              <fieldset className="grid gap-3">
                <legend className="mb-1.5 font-medium text-sm">{scheduling("when")}</legend>
                <RadioGroup
                  aria-label={scheduling("when")}
                  value={when}
                  onValueChange={(value) => setWhen(value === "later" ? "later" : "now")}
                >
                  <RadioItem value="now" label={scheduling("now")} />
                  <RadioItem value="later" label={scheduling("atTime")} hint={scheduling("atTimeHint")} />
                </RadioGroup>
                {when === "later" && <TimeFields value={time} onChange={setTime} />}
              </fieldset>
              {when === "now" && <ReplacedLater />}
              {error && (
                <p role="alert" className="flex items-start gap-1.5 text-broken">
                  <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
                  {error}
                </p>
              )}
            </DialogBody>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">{t("cancel")}</Button>
              </DialogClose>
              <Button
                type="submit"
                disabled={isBlocked || editor.readOnly || !isTimely}
                pending={state === "publishing"}
              >
                {when === "now" ? t("submit") : scheduling("submit")}
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}

/** What is scheduled was drawn before, and would take the place of what is published now. */
function ReplacedLater() {
  const t = useTranslations("designer.schedule");
  const { flowId } = useDesigner();
  const zoned = useZonedTime();
  const { data: schedules = [] } = useSchedules(flowId);
  const next = schedules.find(({ state }) => state === "waiting");
  return next ? <p className="text-risk">{t("replacedLater", { time: zoned(next.at, next.timeZone) })}</p> : null;
}
