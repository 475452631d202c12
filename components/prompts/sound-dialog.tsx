"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ChosenSound } from "@/components/prompts/choose-sound";
import { PromptFields } from "@/components/prompts/prompt-fields";
import { SoundSource, type SoundWay } from "@/components/prompts/sound-source";
import { useErrorText } from "@/components/shell/use-error-text";
import { FormDialog } from "@/components/ui/form-dialog";
import { isApiError, useApi } from "@/lib/api-client";
import { freshId } from "@/lib/editor/fresh-id";

interface SoundDialogProps {
  way?: SoundWay;
  /** Dropped where the dialog was opened from. */
  file?: File | null;
  onClose: () => void;
}

/** A new recorded prompt: its sound, what it is called, and the name that flows use. */
export function NewPromptDialog({
  label: firstLabel = "",
  language: firstLanguage = null,
  taken,
  onSaved,
  ...source
}: SoundDialogProps & {
  label?: string;
  language?: string | null;
  /** Names that are used already. */
  taken: readonly string[];
  onSaved: (name: string) => void;
}) {
  const t = useTranslations("prompts");
  const api = useApi();
  const errorText = useErrorText();
  const [sound, setSound] = useState<ChosenSound | null>(null);
  const [label, setLabel] = useState(firstLabel);
  const [language, setLanguage] = useState(firstLanguage);
  const [chosenName, setChosenName] = useState<string | null>(null);
  const free = freshId((id) => taken.includes(id), label, "recording");
  const name = chosenName ?? free;
  const upload = useMutation(api.audio.upload.mutationOptions(useFreshLists(() => onSaved(name))));
  const isTaken = taken.includes(name) || (isApiError(upload.error) && upload.error.data?.reason === "nameTaken");
  const submit = () => {
    if (!sound || isTaken) return;
    upload.mutate(soundForm(sound, { name, label, language: language ?? "" }));
  };
  return (
    <FormDialog
      title={t("add")}
      submitLabel={t("save")}
      pending={upload.isPending}
      ready={sound !== null}
      error={upload.error && !isTaken ? errorText(upload.error) : null}
      onSubmit={submit}
      onClose={source.onClose}
    >
      <SoundSource way={source.way} file={source.file} name={label} onSound={setSound} />
      <PromptFields
        label={label}
        onLabel={setLabel}
        language={language}
        onLanguage={setLanguage}
        name={name}
        onName={(typed) => {
          upload.reset();
          setChosenName(typed);
        }}
        isTaken={isTaken}
      />
    </FormDialog>
  );
}

/** Another sound for a prompt that there is. */
export function ReplaceSoundDialog({
  prompt,
  onSaved,
  ...source
}: SoundDialogProps & { prompt: { id: string; name: string; label: string }; onSaved: () => void }) {
  const t = useTranslations("prompts");
  const api = useApi();
  const errorText = useErrorText();
  const [sound, setSound] = useState<ChosenSound | null>(null);
  const replace = useMutation(api.audio.replace.mutationOptions(useFreshLists(onSaved)));
  return (
    <FormDialog
      title={t("replaceTitle", { name: prompt.label || prompt.name })}
      description={t("replaceText")}
      submitLabel={t("replace")}
      pending={replace.isPending}
      ready={sound !== null}
      error={replace.error ? errorText(replace.error) : null}
      onSubmit={() => sound && replace.mutate(soundForm(sound, { id: prompt.id }))}
      onClose={source.onClose}
    >
      <SoundSource way={source.way} file={source.file} name={prompt.name} onSound={setSound} />
    </FormDialog>
  );
}

/** Whatever shows recorded prompts is read again before the dialog goes. */
export function useFreshLists(then: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      await queryClient.invalidateQueries(api.bindings.pathFilter());
      await queryClient.invalidateQueries(api.audio.pathFilter());
      then();
    },
  };
}

function soundForm({ file, levels }: ChosenSound, fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set("file", file);
  if (levels) form.set("measured", JSON.stringify(levels));
  return form;
}
