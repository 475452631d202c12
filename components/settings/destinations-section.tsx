"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PhoneForwarded } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import { linesOf, NumbersField } from "@/components/settings/numbers-field";
import type { Bindings } from "@/components/settings/with-bindings";
import { useErrorText } from "@/components/shell/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Switch } from "@/components/ui/switch";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { isApiError, useApi } from "@/lib/api-client";

type Destination = Bindings["destinations"][number];
type Mode = "together" | "inOrder";

export function DestinationsSection({
  destinations,
  agents,
}: {
  destinations: Destination[];
  agents: Bindings["agents"];
}) {
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
      {open && (
        <DestinationDialog destination={open === "new" ? null : open} agents={agents} onClose={() => setOpen(null)} />
      )}
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
          {destination.agents.map((agent) => (
            <bdi key={agent} className="font-mono">
              {agent}
            </bdi>
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

function DestinationDialog({
  destination,
  agents,
  onClose,
}: {
  destination: Destination | null;
  agents: Bindings["agents"];
  onClose: () => void;
}) {
  const t = useTranslations("settings.destinations");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(destination?.name ?? "");
  const [label, setLabel] = useState(destination?.label ?? "");
  const [numbers, setNumbers] = useState(destination?.numbers.join("\n") ?? "");
  const [members, setMembers] = useState(destination?.agents ?? []);
  const [mode, setMode] = useState<Mode>(destination?.mode === "inOrder" ? "inOrder" : "together");
  const [ringSeconds, setRingSeconds] = useState(String(destination?.ringSeconds ?? ""));
  const [screen, setScreen] = useState(destination?.screen ?? false);
  const save = useMutation(
    api.bindings.saveDestination.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        onClose();
      },
    }),
  );
  const isNumbers =
    isApiError(save.error) && (save.error.data?.fields ?? []).some(({ path }) => path.startsWith("numbers"));
  return (
    <BindingDialog
      title={t(destination ? "change" : "add")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({
          id: destination?.id ?? null,
          name,
          label,
          numbers: linesOf(numbers),
          agents: members,
          mode,
          ringSeconds: ringSeconds === "" ? null : Number(ringSeconds),
          screen,
        })
      }
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={destination !== null}
        error={save.error && !isNumbers && errorText(save.error)}
      />
      <Field label={t("label")} required>
        <Input dir="auto" required maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <NumbersField
        label={t("numbers")}
        hint={t("numbersHint")}
        value={numbers}
        onChange={setNumbers}
        error={save.error}
      />
      {agents.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium text-sm">{t("agents")}</legend>
          {agents.map((agent) => (
            <Field key={agent.id} layout="inline" label={<bdi>{agent.label || agent.name}</bdi>}>
              <Checkbox
                checked={members.includes(agent.name)}
                onCheckedChange={(checked) =>
                  setMembers(
                    checked === true ? [...members, agent.name] : members.filter((each) => each !== agent.name),
                  )
                }
              />
            </Field>
          ))}
        </fieldset>
      )}
      <Field label={t("mode")}>
        <OptionSelect<Mode>
          value={mode}
          onValueChange={setMode}
          options={[
            { value: "together", label: t("together") },
            { value: "inOrder", label: t("inOrder") },
          ]}
        />
      </Field>
      <Field label={t("ringSeconds")} hint={t("ringSecondsHint")} optional>
        <Input
          type="number"
          min={5}
          max={120}
          value={ringSeconds}
          onChange={(event) => setRingSeconds(event.target.value)}
        />
      </Field>
      <Field layout="row" label={t("screen")}>
        <Switch checked={screen} onCheckedChange={setScreen} />
      </Field>
    </BindingDialog>
  );
}
