"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleX, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type FormEvent, useId, useState } from "react";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { NewFlowFooter } from "@/components/flows/new-flow-footer";
import { useErrorText } from "@/components/shell/use-error-text";
import { cn } from "@/components/ui/cn";
import { DialogBody } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";

/** A flow file becomes a flow, or every reason why it does not, each with file, node and code. */
export function ImportFlowForm({ onCreated }: { onCreated: (flowId: string) => void }) {
  const t = useTranslations("flows.newFlow.import");
  const api = useApi();
  const errorText = useErrorText();
  const inputId = useId();
  const [file, setFile] = useState<File | null>(null);
  const [isSeveral, setIsSeveral] = useState(false);
  const [dragging, setDragging] = useState(false);
  const send = useMutation(
    api.flows.import.mutationOptions({
      onSuccess: (result) => {
        if (!result.ok) return;
        if (result.renamedTo !== null) toast(t("renamed", { name: result.renamedTo }));
        onCreated(result.id);
      },
    }),
  );
  const tooLarge = file !== null && file.size > limits.documentBytes;
  const choose = (files: FileList | null) => {
    setFile(files?.length === 1 ? (files[0] ?? null) : null);
    setIsSeveral((files?.length ?? 0) > 1);
    send.reset();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    choose(event.dataTransfer.files);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file && !tooLarge) send.mutate({ fileName: file.name, text: await file.text() });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="contents">
      <DialogBody>
        <label
          htmlFor={inputId}
          onDragOver={(event) => {
            event.preventDefault();
            setDragging(true);
          }}
          onDragLeave={() => setDragging(false)}
          onDrop={drop}
          className={cn(
            "grid cursor-pointer justify-items-center gap-1 rounded-md border border-input border-dashed px-4 py-7 text-center has-focus-visible:outline-2 has-focus-visible:outline-ring",
            dragging ? "border-primary bg-selected" : "hover:bg-accent/60",
          )}
        >
          <FileUp aria-hidden className="mb-1 size-5 text-muted-foreground" />
          {file ? <bdi className="font-medium">{file.name}</bdi> : <span className="font-medium">{t("choose")}</span>}
          <span className="text-muted-foreground text-xs">{file ? t("chooseOther") : t("hint")}</span>
          <input
            id={inputId}
            type="file"
            accept=".json,application/json"
            className="sr-only"
            onChange={(event) => choose(event.target.files)}
          />
        </label>
        {isSeveral && <Problem>{t("oneByOne")}</Problem>}
        {tooLarge && (
          <Problem>
            {t("tooLarge", { size: Math.ceil(megabytes(file.size) * 10) / 10, limit: megabytes(limits.documentBytes) })}
          </Problem>
        )}
        {send.error && <Problem>{errorText(send.error)}</Problem>}
        {send.data && !send.data.ok && <IssueList fileName={send.data.fileName} issues={send.data.issues} />}
      </DialogBody>
      <NewFlowFooter
        action={t("action")}
        pending={send.isPending || send.data?.ok === true}
        disabled={!file || tooLarge}
      />
    </form>
  );
}

const megabytes = (bytes: number) => bytes / 2 ** 20;

function Problem({ children }: { children: string }) {
  return (
    <p role="alert" className="flex items-start gap-1.5 text-broken text-sm">
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}

function IssueList({ fileName, issues }: { fileName: string; issues: Issue[] }) {
  const t = useTranslations("flows.newFlow.import");
  const texts = useNodeTexts();
  return (
    <div role="alert" className="grid gap-2">
      <p className="flex items-start gap-1.5 text-broken text-sm">
        <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {t.rich("refused", { count: issues.length, file: () => <bdi className="font-medium">{fileName}</bdi> })}
        </span>
      </p>
      <ul className="max-h-52 divide-y overflow-y-auto rounded-md border text-sm">
        {issues.map((issue) => (
          <li key={`${issue.nodeId} ${issue.path} ${issue.code}`} className="grid gap-0.5 px-3 py-2">
            <span className="text-pretty">{texts.issue(issue, undefined)}</span>
            <span className="flex flex-wrap gap-x-2 font-mono text-muted-foreground text-xs" dir="ltr">
              <span>{issue.nodeId ?? t("wholeFlow")}</span>
              {issue.path && <span>{issue.path}</span>}
              <span>{issue.code}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
