"use client";

import { CircleAlert, CircleCheck, CircleX, Phone, Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { IssueList } from "@/components/designer/panels/problems-panel";
import type { NumberSummary, PublishReply } from "@/components/designer/ports";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
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
import { PhoneNumber } from "@/components/ui/phone-number";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { blocksPublish } from "@/lib/flow/checks/check-publishable";
import type { Issue } from "@/lib/flow/issue";

/** Makes a version of the draft and says which numbers it answers; afterwards it can be called at once. */
export function PublishDialog({ onClose, onCall }: { onClose(): void; onCall?: (e164: string) => void }) {
  const t = useTranslations("designer.publish");
  const { editor, autosave, ports, may, flowId } = useDesigner();
  const name = useEditor((state) => state.document.name);
  const liveIssues = useEditor((state) => state.issues);
  const [found, setFound] = useState<readonly Issue[] | null>(null);
  const issues = found ?? liveIssues;
  const isBlocked = blocksPublish(issues);
  const [note, setNote] = useState("");
  const numbers = useNumbers(flowId);
  const [state, setState] = useState<"ready" | "publishing">("ready");
  const [error, setError] = useState<string | null>(null);
  const [done, setDone] = useState<Extract<PublishReply, { ok: true }> | null>(null);

  async function publish(event: FormEvent) {
    event.preventDefault();
    setState("publishing");
    setError(null);
    try {
      if (!(await autosave.flush())) return setError(t("unsaved"));
      const { revision } = autosave.status.getState();
      const reply = await ports.publish({ revision, note: note.trim(), numberIds: [...numbers.chosen] });
      if (reply.ok) setDone(reply);
      else if ("issues" in reply) setFound(reply.issues);
      else setError(reply.message);
    } catch {
      setError(t("failed"));
    } finally {
      setState("ready");
    }
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
              <Readiness issues={issues} onJump={onClose} />
              <Field label={t("note")} optional>
                <Textarea
                  dir="auto"
                  rows={2}
                  maxLength={2_000}
                  placeholder={t("notePlaceholder")}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              </Field>
              <NumberChoice numbers={numbers} flowId={flowId} />
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
              <Button type="submit" disabled={isBlocked || editor.readOnly} pending={state === "publishing"}>
                {t("submit")}
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}

function Readiness({ issues, onJump }: { issues: readonly Issue[]; onJump(): void }) {
  const t = useTranslations("designer.publish");
  const errors = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.length - errors.length;
  if (issues.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ok">
        <CircleCheck aria-hidden className="size-4" />
        {t("ready")}
      </p>
    );
  }
  return (
    <div>
      <p className={errors.length > 0 ? "flex items-center gap-2 text-broken" : "flex items-center gap-2 text-risk"}>
        {errors.length > 0 ? (
          <CircleX aria-hidden className="size-4" />
        ) : (
          <CircleAlert aria-hidden className="size-4" />
        )}
        {errors.length > 0 ? t("blocked", { count: errors.length }) : t("warnings", { count: warnings })}
      </p>
      <div className="mt-2 max-h-44 overflow-y-auto rounded-md border">
        <IssueList issues={errors.length > 0 ? errors : issues} onJump={onJump} />
      </div>
    </div>
  );
}

type Numbers = ReturnType<typeof useNumbers>;

function useNumbers(flowId: string) {
  const { ports } = useDesigner();
  const [list, setList] = useState<readonly NumberSummary[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [adding, setAdding] = useState<"no" | "going" | "failed">("no");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    ports.numbers().then(
      (loaded) => {
        const rank = (number: NumberSummary) => (number.flowId === flowId ? 0 : number.flowId === null ? 1 : 2);
        setList([...loaded].sort((a, b) => rank(a) - rank(b)));
        setChosen(new Set(loaded.filter((number) => number.flowId === flowId).map((number) => number.id)));
      },
      () => setFailed(true),
    );
  }, [ports, flowId]);
  return {
    list,
    failed,
    chosen,
    adding,
    toggle: (id: string, on: boolean) =>
      setChosen((before) => {
        const next = new Set(before);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      }),
    add: async () => {
      setAdding("going");
      try {
        const number = await ports.createVirtualNumber();
        setList((before) => [number, ...(before ?? [])]);
        setChosen((before) => new Set([...before, number.id]));
        setAdding("no");
      } catch {
        setAdding("failed");
      }
    },
  };
}

function NumberChoice({ numbers, flowId }: { numbers: Numbers; flowId: string }) {
  const t = useTranslations("designer.publish");
  const { may } = useDesigner();
  const { list, failed, chosen, adding } = numbers;
  const where = (number: NumberSummary) =>
    number.flowId === flowId
      ? t("here")
      : number.flowName !== null
        ? t("elsewhere", { flow: number.flowName })
        : t("free");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t("numbers")}</legend>
      {failed && <p className="text-muted-foreground">{t("numbersFailed")}</p>}
      {!list && !failed && <Skeleton className="h-8" />}
      {list?.length === 0 && <p className="text-muted-foreground">{t("noNumbers")}</p>}
      {list && list.length > 0 && (
        <div className="grid max-h-52 gap-2.5 overflow-y-auto">
          {list.map((number) => (
            <Field
              key={number.id}
              layout="inline"
              label={
                <span className="inline-flex items-baseline gap-2">
                  <PhoneNumber number={number.e164} />
                  <span className="font-normal text-muted-foreground text-xs">{number.label || t(number.carrier)}</span>
                </span>
              }
              hint={where(number)}
            >
              <Checkbox
                checked={chosen.has(number.id)}
                disabled={!may.bind}
                onCheckedChange={(on) => numbers.toggle(number.id, on === true)}
              />
            </Field>
          ))}
        </div>
      )}
      {may.bind && list && (
        <div>
          <Button variant="outline" size="sm" pending={adding === "going"} onClick={() => void numbers.add()}>
            <Plus aria-hidden />
            {t("addNumber")}
          </Button>
          <p className="mt-1.5 text-muted-foreground text-xs">
            {adding === "failed" ? t("addFailed") : t("addNumberHint")}
          </p>
        </div>
      )}
    </fieldset>
  );
}

function Published({
  done,
  onClose,
  onCall,
}: {
  done: Extract<PublishReply, { ok: true }>;
  onClose(): void;
  onCall?: (e164: string) => void;
}) {
  const t = useTranslations("designer.publish");
  const format = useFormatter();
  const first = done.numbers.find((number) => number.carrier === "virtual");
  const numbers = format.list(
    // U+2066 … U+2069: numbers are read from left to right in every language.
    done.numbers.map((number) => `\u2066${number.e164}\u2069`),
  );
  return (
    <DialogContent size="sm">
      <DialogHeader className="justify-items-center pt-8 ps-12 text-center">
        <span className="mb-2 grid size-11 place-items-center rounded-full bg-ok-soft text-ok">
          <CircleCheck aria-hidden className="size-6" />
        </span>
        <DialogTitle>{t("done", { version: done.version })}</DialogTitle>
        <DialogDescription>
          {done.numbers.length > 0 ? t("doneNumbers", { numbers }) : t("doneNoNumbers")}
        </DialogDescription>
      </DialogHeader>
      <div className="flex justify-center gap-2 px-5 pt-2 pb-7">
        <Button variant={first && onCall ? "outline" : "default"} onClick={onClose}>
          {t("close")}
        </Button>
        {first && onCall && (
          <Button
            onClick={() => {
              onClose();
              onCall(first.e164);
            }}
          >
            <Phone aria-hidden />
            {t("call")}
          </Button>
        )}
      </div>
    </DialogContent>
  );
}
