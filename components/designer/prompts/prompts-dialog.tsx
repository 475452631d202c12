"use client";

import { Download, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { CsvImport } from "@/components/designer/prompts/csv-import";
import { PromptsTable, usePromptLines } from "@/components/designer/prompts/prompts-table";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { saveFile } from "@/components/flows/save-file";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { SearchInput } from "@/components/ui/search-input";
import { freshId } from "@/lib/editor/fresh-id";
import { missingIn } from "@/lib/editor/prompt-texts";
import { promptsToCsv } from "@/lib/editor/prompts-csv";

/** The prompts of a flow, or of one step, with its languages side by side. */
export function PromptsDialog({
  nodeId,
  onShow,
  onClose,
}: {
  /** Null: of the whole flow. */
  nodeId: string | null;
  onShow(nodeId: string | null): void;
  onClose(): void;
}) {
  const t = useTranslations("prompts.all");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const step = useEditor(({ document }) => (nodeId === null ? undefined : document.nodes[nodeId]));
  const languages = useEditor((state) => state.document.languages);
  const lines = usePromptLines(nodeId);
  const [search, setSearch] = useState("");
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const missing = useMemo(
    () => lines.reduce((sum, { row }) => sum + missingIn(row, languages).length, 0),
    [lines, languages],
  );
  const exportCsv = () => {
    const { document } = editor.store.getState();
    const fileName = `${freshId(() => false, document.name, "flow")}-prompts.csv`;
    saveFile({ fileName, text: promptsToCsv(document, editor.catalogue), type: "text/csv" });
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="h-[calc(100dvh-2rem)] max-w-[calc(100vw-2rem)] 2xl:max-w-400">
        <DialogHeader className="pb-2">
          <DialogTitle>{step ? t("ofStep", { step: texts.title(step) }) : t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 pb-3">
          {step ? (
            <Button variant="outline" onClick={() => onShow(null)}>
              {t("wholeFlow")}
            </Button>
          ) : (
            <>
              <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
              <Field layout="inline" label={t("missingOnly")}>
                <Checkbox checked={onlyMissing} onCheckedChange={(on) => setOnlyMissing(on === true)} />
              </Field>
            </>
          )}
          <span role="status" className={missing > 0 ? "text-risk text-sm" : "text-muted-foreground text-sm"}>
            {t("missing", { count: missing })}
          </span>
          {!step && (
            <span className="ms-auto flex gap-2">
              {!editor.readOnly && (
                <Button variant="outline" title={t("exportHint")} onClick={() => input.current?.click()}>
                  <Upload aria-hidden />
                  {t("import")}
                </Button>
              )}
              <Button variant="outline" title={t("exportHint")} onClick={exportCsv}>
                <Download aria-hidden />
                {t("export")}
              </Button>
              <input
                ref={input}
                type="file"
                accept=".csv,text/csv"
                aria-label={t("import")}
                tabIndex={-1}
                className="sr-only"
                onChange={({ target }) => {
                  setFile(target.files?.[0] ?? null);
                  target.value = "";
                }}
              />
            </span>
          )}
        </div>
        {file && <CsvImport key={file.name + file.lastModified} file={file} onDone={() => setFile(null)} />}
        <DialogBody className="min-h-0 flex-1 content-start px-0 pt-0 pb-3">
          <PromptsTable
            lines={lines}
            languages={languages}
            search={step ? "" : search}
            onlyMissing={!step && onlyMissing}
            areOpen={step !== undefined}
            onClose={onClose}
          />
        </DialogBody>
        <p className="border-t bg-chrome px-5 py-2 text-muted-foreground text-xs max-md:hidden">{t("keys")}</p>
      </DialogContent>
    </Dialog>
  );
}
