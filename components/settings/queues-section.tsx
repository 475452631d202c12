"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ListOrdered } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type ApiOutputs, useApi } from "@/lib/api-client";

type Queue = ApiOutputs["bindings"]["list"]["queues"][number];

export function QueuesSection({ queues }: { queues: Queue[] }) {
  const t = useTranslations("settings.queues");
  const [open, setOpen] = useState<Queue | "new" | null>(null);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setOpen("new")}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("label")}</TableHead>
            <TableHead numeric>{t("target")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {queues.length === 0 && (
            <TableEmpty
              columns={4}
              className="py-8"
              icon={ListOrdered}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {queues.map((queue) => (
            <QueueRow key={queue.id} queue={queue} onChange={() => setOpen(queue)} />
          ))}
        </TableBody>
      </Table>
      {open && <QueueDialog queue={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </BindingSection>
  );
}

function QueueRow({ queue, onChange }: { queue: Queue; onChange: () => void }) {
  const t = useTranslations("settings.queues");
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteQueue.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{queue.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{queue.label}</bdi>
      </TableCell>
      <TableCell numeric>{t("seconds", { count: queue.serviceSeconds })}</TableCell>
      <TableCell>
        <BindingRowActions
          name={queue.label || queue.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: queue.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}

function QueueDialog({ queue, onClose }: { queue: Queue | null; onClose: () => void }) {
  const t = useTranslations("settings.queues");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(queue?.name ?? "");
  const [label, setLabel] = useState(queue?.label ?? "");
  const [seconds, setSeconds] = useState(String(queue?.serviceSeconds ?? 20));
  const save = useMutation(
    api.bindings.saveQueue.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <BindingDialog
      title={t(queue ? "change" : "add")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate({ id: queue?.id ?? null, name, label, serviceSeconds: Number(seconds) })}
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={queue !== null}
        error={save.error && errorText(save.error)}
      />
      <Field label={t("label")} hint={t("labelHint")} required>
        <Input dir="auto" required maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Field label={t("target")} hint={t("targetHint")} required>
        <Input
          type="number"
          min={1}
          max={3600}
          required
          className="w-32"
          value={seconds}
          onChange={(event) => setSeconds(event.target.value)}
        />
      </Field>
    </BindingDialog>
  );
}
