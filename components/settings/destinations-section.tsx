"use client";

import { useMutation } from "@tanstack/react-query";
import { PhoneForwarded } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingTable } from "@/components/settings/binding-table";
import { linesOf, NumbersField } from "@/components/settings/numbers-field";
import { useBindingSaved } from "@/components/settings/use-forget-bindings";
import type { Bindings } from "@/components/settings/with-bindings";
import { CheckList } from "@/components/ui/check-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { PhoneNumbers } from "@/components/ui/phone-number";
import { Switch } from "@/components/ui/switch";
import { useApi } from "@/lib/api-client";

type Destination = Bindings["destinations"][number];
type Agents = Bindings["agents"];
type Mode = "together" | "inOrder";

export function DestinationsSection({ destinations, agents }: { destinations: Destination[]; agents: Agents }) {
  const t = useTranslations("settings.destinations");
  const api = useApi();
  return (
    <BindingTable
      words={t}
      icon={PhoneForwarded}
      rows={destinations}
      columns={[{ id: "numbers", head: t("numbers"), cell: (destination) => <Targets destination={destination} /> }]}
      deletion={api.bindings.deleteDestination}
      dialog={(destination, close) => <DestinationDialog destination={destination} agents={agents} onClose={close} />}
    />
  );
}

function Targets({ destination }: { destination: Destination }) {
  return (
    <PhoneNumbers numbers={destination.numbers}>
      {destination.agents.map((agent) => (
        <bdi key={agent} className="font-mono">
          {agent}
        </bdi>
      ))}
    </PhoneNumbers>
  );
}

function DestinationDialog({
  destination,
  agents,
  onClose,
}: {
  destination: Destination | null;
  agents: Agents;
  onClose: () => void;
}) {
  const t = useTranslations("settings.destinations");
  const api = useApi();
  const [numbers, setNumbers] = useState(destination?.numbers.join("\n") ?? "");
  const [members, setMembers] = useState(destination?.agents ?? []);
  const [mode, setMode] = useState<Mode>(destination?.mode === "inOrder" ? "inOrder" : "together");
  const [ringSeconds, setRingSeconds] = useState(String(destination?.ringSeconds ?? ""));
  const [screen, setScreen] = useState(destination?.screen ?? false);
  const save = useMutation(api.bindings.saveDestination.mutationOptions({ onSuccess: useBindingSaved(onClose) }));
  return (
    <BindingDialog
      title={t(destination ? "change" : "add")}
      label={t("label")}
      binding={destination}
      saving={save}
      ownErrors={["numbers"]}
      onClose={onClose}
      onSave={(basics) =>
        save.mutate({
          ...basics,
          numbers: linesOf(numbers),
          agents: members,
          mode,
          ringSeconds: ringSeconds === "" ? null : Number(ringSeconds),
          screen,
        })
      }
    >
      <NumbersField
        label={t("numbers")}
        hint={t("numbersHint")}
        value={numbers}
        onChange={setNumbers}
        error={save.error}
      />
      {agents.length > 0 && (
        <CheckList
          label={t("agents")}
          options={agents.map(({ name, label }) => ({ value: name, label: <bdi>{label || name}</bdi> }))}
          chosen={members}
          onChange={setMembers}
        />
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
