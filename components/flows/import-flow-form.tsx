"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type FormEvent, useEffect, useId, useState } from "react";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { ImportedFile } from "@/components/flows/imported-file";
import { NewFlowFooter } from "@/components/flows/new-flow-footer";
import { mayImport, useImports } from "@/components/flows/use-imports";
import { cn } from "@/components/ui/cn";
import { DialogBody } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";

/** Flow files become flows, each for itself, or every reason why one does not with file, node and code. */
export function ImportFlowForm({ onCreated }: { onCreated: (flowId: string) => void }) {
  const t = useTranslations("flows.newFlow.import");
  const texts = useNodeTexts();
  const inputId = useId();
  const { files, isRunning, choose, run } = useImports();
  const [dragging, setDragging] = useState(false);
  const [isOpening, setIsOpening] = useState(false);
  useNoStrayDrops();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    if (!isRunning) choose(event.dataTransfer.files);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [first] = await run();
    if (!first || files.length > 1) return;
    setIsOpening(true);
    if (first.renamedTo !== null) toast(t("renamed", { name: first.renamedTo }));
    const { unknownTypes: types } = first;
    if (types.length > 0) toast.warning(t("unknownTypes", { count: types.length, types: texts.list(types) }));
    onCreated(first.id);
  };
  const imported = files.filter(({ state }) => state.kind === "imported").length;
  const over = files.filter(({ state }) => state.kind !== "waiting" && state.kind !== "importing").length;
  return (
    <form onSubmit={(event) => void submit(event)} className="contents">
      <DialogBody className="grid content-start gap-3">
        <label
          htmlFor={inputId}
          onDragOver={(event) => {
            event.preventDefault();
            setDragging(true);
          }}
          onDragLeave={() => setDragging(false)}
          onDrop={drop}
          className={cn(
            "grid cursor-pointer justify-items-center gap-1 rounded-md border border-input border-dashed px-4 text-center has-focus-visible:outline-2 has-focus-visible:outline-ring",
            files.length === 0 ? "py-7" : "py-3",
            dragging ? "border-primary bg-selected" : "hover:bg-accent/60",
          )}
        >
          <FileUp aria-hidden className="mb-1 size-5 text-muted-foreground" />
          <span className="font-medium">{t(files.length === 0 ? "choose" : "chooseOther")}</span>
          <span className="text-muted-foreground text-xs">{t("hint")}</span>
          <input
            id={inputId}
            type="file"
            multiple
            accept=".json,application/json"
            className="sr-only"
            disabled={isRunning}
            onChange={(event) => {
              choose(event.target.files);
              // The same file, mended meanwhile, is a choice again.
              event.target.value = "";
            }}
          />
        </label>
        {files.length > 1 && (
          <p role="status" className="text-muted-foreground text-sm">
            {over > 0 && t("progress", { over, count: files.length, imported })}
          </p>
        )}
        {files.length > 0 && (
          <ul aria-label={t("files")} className="divide-y rounded-md border">
            {files.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files of different folders may have one name, and none moves
              <li key={index}>
                <ImportedFile {...each} />
              </li>
            ))}
          </ul>
        )}
      </DialogBody>
      <NewFlowFooter
        action={t("action")}
        pending={isRunning || isOpening}
        disabled={!files.some(mayImport)}
        hasBegun={imported > 0}
      />
    </form>
  );
}

/** A file that is dropped beside the place for it would be opened by the browser instead of this page. */
function useNoStrayDrops() {
  useEffect(() => {
    const ignore = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", ignore);
    window.addEventListener("drop", ignore);
    return () => {
      window.removeEventListener("dragover", ignore);
      window.removeEventListener("drop", ignore);
    };
  }, []);
}
