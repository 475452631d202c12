"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFieldErrors } from "@/components/customers/use-field-errors";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useApi } from "@/lib/api-client";

/** Keeps what was typed until it is saved; Ctrl-Enter saves. */
export function NoteForm({ customerId }: { customerId: string }) {
  const t = useTranslations("customers.timeline");
  const api = useApi();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const add = useMutation(
    api.customers.addNote.mutationOptions({
      onSuccess: async () => {
        setText("");
        await queryClient.invalidateQueries(api.customers.timeline.pathFilter());
      },
    }),
  );
  const { fields, rest } = useFieldErrors(add.error);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!add.isPending && text.trim() !== "") add.mutate({ customerId, text });
  };
  return (
    <form onSubmit={submit} className="grid gap-2 border-b p-4">
      <Field label={t("note")} hideLabel error={fields.text ?? rest}>
        <Textarea
          dir="auto"
          rows={2}
          maxLength={4_000}
          placeholder={t("notePlaceholder")}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
      </Field>
      <Button
        type="submit"
        size="sm"
        variant="outline"
        className="justify-self-end"
        disabled={text.trim() === ""}
        pending={add.isPending}
      >
        {t("addNote")}
      </Button>
    </form>
  );
}
