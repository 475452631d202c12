"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AudioLines } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type AudioPrompt = ApiOutputs["bindings"]["list"]["audio"][number];

export function AudioSection({ prompts }: { prompts: AudioPrompt[] }) {
  const t = useTranslations("settings.audio");
  const [uploading, setUploading] = useState(false);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setUploading(true)}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("kind")}</TableHead>
            <TableHead numeric>{t("size")}</TableHead>
            <TableHead>{t("uploaded")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {prompts.length === 0 && (
            <TableEmpty
              columns={5}
              className="py-8"
              icon={AudioLines}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {prompts.map((prompt) => (
            <AudioRow key={prompt.id} prompt={prompt} />
          ))}
        </TableBody>
      </Table>
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </BindingSection>
  );
}

function AudioRow({ prompt }: { prompt: AudioPrompt }) {
  const t = useTranslations("settings.audio");
  const format = useFormatter();
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteAudio.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{prompt.name}</bdi>
      </TableCell>
      <TableCell>{prompt.mimeType === "audio/mpeg" ? t("mp3") : t("wav")}</TableCell>
      <TableCell numeric>{t("kilobytes", { size: format.number(Math.ceil(prompt.sizeBytes / 1024)) })}</TableCell>
      <TableCell>
        <RelativeTime at={prompt.createdAt} />
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={prompt.name}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: prompt.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}

function UploadDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.audio");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const upload = useMutation(
    api.bindings.uploadAudio.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        onClose();
      },
    }),
  );
  const submit = () => {
    if (!file) return;
    const form = new FormData();
    form.set("name", name);
    form.set("file", file);
    upload.mutate(form);
  };
  return (
    <BindingDialog title={t("add")} pending={upload.isPending} onClose={onClose} onSubmit={submit}>
      <Field label={t("file")} hint={t("fileHint")} error={upload.error && errorText(upload.error)} required>
        <Input
          type="file"
          accept=".wav,.mp3,audio/wav,audio/mpeg"
          required
          className="h-auto py-1.5"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </Field>
      <BindingNameField value={name} onChange={setName} />
    </BindingDialog>
  );
}
