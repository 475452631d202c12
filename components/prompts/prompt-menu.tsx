"use client";

import { useMutation } from "@tanstack/react-query";
import { History, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { PromptFields } from "@/components/prompts/prompt-fields";
import type { LibraryPrompt } from "@/components/prompts/prompt-library";
import { ReplaceSoundDialog, useFreshLists } from "@/components/prompts/sound-dialog";
import { TakesDialog } from "@/components/prompts/takes-dialog";
import { useErrorText } from "@/components/shell/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { FormDialog } from "@/components/ui/form-dialog";
import { RowMenu } from "@/components/ui/row-menu";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

/** What can be done with a recorded prompt. */
export function PromptMenu({ prompt }: { prompt: LibraryPrompt }) {
  const t = useTranslations("prompts");
  const may = useMay();
  const [open, setOpen] = useState<"replace" | "takes" | "change" | "delete" | null>(null);
  const close = () => setOpen(null);
  const title = prompt.label || prompt.name;
  const mayEdit = may("bindings.edit");
  return (
    <>
      <RowMenu label={t("menu", { name: title })}>
        {mayEdit && (
          <DropdownMenuItem onSelect={() => setOpen("replace")}>
            <RefreshCw aria-hidden />
            {t("replace")}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => setOpen("takes")}>
          <History aria-hidden />
          {t("takes")}
        </DropdownMenuItem>
        {mayEdit && (
          <>
            <DropdownMenuItem onSelect={() => setOpen("change")}>
              <Pencil aria-hidden />
              {t("change")}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={() => setOpen("delete")}>
              <Trash2 aria-hidden />
              {t("delete")}
            </DropdownMenuItem>
          </>
        )}
      </RowMenu>
      {open === "replace" && (
        <ReplaceSoundDialog
          prompt={prompt}
          onSaved={() => {
            close();
            toast.success(t("replaced", { name: title }));
          }}
          onClose={close}
        />
      )}
      {open === "takes" && <TakesDialog prompt={prompt} onClose={close} />}
      {open === "change" && <ChangeDialog prompt={prompt} onClose={close} />}
      {open === "delete" && <DeleteDialog prompt={prompt} onClose={close} />}
    </>
  );
}

function ChangeDialog({ prompt, onClose }: { prompt: LibraryPrompt; onClose: () => void }) {
  const t = useTranslations("prompts");
  const api = useApi();
  const errorText = useErrorText();
  const [label, setLabel] = useState(prompt.label);
  const [language, setLanguage] = useState(prompt.language);
  const change = useMutation(api.audio.change.mutationOptions(useFreshLists(onClose)));
  return (
    <FormDialog
      title={t("changeTitle", { name: prompt.label || prompt.name })}
      submitLabel={t("save")}
      pending={change.isPending}
      error={change.error && errorText(change.error)}
      onSubmit={() => change.mutate({ id: prompt.id, label, language })}
      onClose={onClose}
    >
      <PromptFields label={label} onLabel={setLabel} language={language} onLanguage={setLanguage} name={prompt.name} />
    </FormDialog>
  );
}

function DeleteDialog({ prompt, onClose }: { prompt: LibraryPrompt; onClose: () => void }) {
  const t = useTranslations("prompts");
  const api = useApi();
  const errorText = useErrorText();
  const remove = useMutation(api.audio.delete.mutationOptions(useFreshLists(onClose)));
  const name = prompt.label || prompt.name;
  const namesIn = (place: LibraryPrompt["usedIn"][number]["in"]) => [
    ...new Set(prompt.usedIn.filter((use) => use.in === place).map(({ flowName }) => flowName)),
  ];
  const [live, scheduled, drafts] = [namesIn("version"), namesIn("schedule"), namesIn("draft")];
  if (live.length > 0 || scheduled.length > 0) {
    return (
      <ConfirmDialog
        open
        destructive={false}
        onOpenChange={onClose}
        title={t("stillUsed", { name })}
        description={
          live.length > 0
            ? t("stillUsedText", { flows: live.join(", ") })
            : t("stillScheduledText", { flows: scheduled.join(", ") })
        }
        confirmLabel={t("understood")}
        onConfirm={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("deleteTitle", { name })}
      description={
        <>
          {t("deleteText")} {drafts.length > 0 && t("deleteDrafts", { count: drafts.length, flows: drafts.join(", ") })}
        </>
      }
      confirmLabel={t("deleteAction")}
      pending={remove.isPending}
      error={remove.error && errorText(remove.error)}
      onConfirm={() => remove.mutate({ id: prompt.id })}
    />
  );
}
