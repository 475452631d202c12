"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PhoneForwarded } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { Textarea } from "@/components/ui/textarea";
import { type ApiOutputs, isApiError, useApi } from "@/lib/api-client";

type Destination = ApiOutputs["bindings"]["list"]["destinations"][number];

export function DestinationsSection({ destinations }: { destinations: Destination[] }) {
  const t = useTranslations("settings.destinations");
  const [open, setOpen] = useState<Destination | "new" | null>(null);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setOpen("new")}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("label")}</TableHead>
            <TableHead>{t("numbers")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {destinations.length === 0 && (
            <TableEmpty
              columns={4}
              className="py-8"
              icon={PhoneForwarded}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {destinations.map((destination) => (
            <DestinationRow key={destination.id} destination={destination} onChange={() => setOpen(destination)} />
          ))}
        </TableBody>
      </Table>
      {open && <DestinationDialog destination={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </BindingSection>
  );
}

function DestinationRow({ destination, onChange }: { destination: Destination; onChange: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteDestination.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{destination.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{destination.label}</bdi>
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-x-3">
          {destination.numbers.map((number) => (
            <PhoneNumber key={number} number={number} />
          ))}
        </span>
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={destination.label || destination.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: destination.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}

function DestinationDialog({ destination, onClose }: { destination: Destination | null; onClose: () => void }) {
  const t = useTranslations("settings.destinations");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(destination?.name ?? "");
  const [label, setLabel] = useState(destination?.label ?? "");
  const [numbers, setNumbers] = useState(destination?.numbers.join("\n") ?? "");
  const lines = numbers
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const save = useMutation(
    api.bindings.saveDestination.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        onClose();
      },
    }),
  );
  const wrong = isApiError(save.error)
    ? (save.error.data?.fields ?? []).filter((field) => field.path.startsWith("numbers"))
    : [];
  const wrongLines = wrong.map((field) => lines[Number(field.path.split(".")[1])]).filter(Boolean);
  return (
    <BindingDialog
      title={t(destination ? "change" : "add")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate({ id: destination?.id ?? null, name, label, numbers: lines })}
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={destination !== null}
        error={save.error && wrong.length === 0 && errorText(save.error)}
      />
      <Field label={t("label")} required>
        <Input dir="auto" required maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Field
        label={t("numbers")}
        hint={t("numbersHint")}
        error={
          wrong.length > 0 &&
          (wrongLines.length > 0 ? t("wrongNumbers", { numbers: wrongLines.join(", ") }) : t("howMany"))
        }
        required
      >
        <Textarea dir="ltr" rows={3} required value={numbers} onChange={(event) => setNumbers(event.target.value)} />
      </Field>
    </BindingDialog>
  );
}
