"use client";

import { useMutation } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingTable } from "@/components/settings/binding-table";
import { MembersField } from "@/components/settings/members-field";
import { linesOf, NumbersField } from "@/components/settings/numbers-field";
import { useBindingSaved } from "@/components/settings/use-forget-bindings";
import type { Bindings } from "@/components/settings/with-bindings";
import { PhoneNumbers } from "@/components/ui/phone-number";
import { useApi } from "@/lib/api-client";

type Department = Bindings["departments"][number];
type Agents = Bindings["agents"];

export function DepartmentsSection({ departments, agents }: { departments: Department[]; agents: Agents }) {
  const t = useTranslations("settings.departments");
  const api = useApi();
  return (
    <BindingTable
      words={t}
      icon={Building2}
      rows={departments}
      columns={[
        { id: "agents", head: t("agents"), cell: (department) => <Members department={department} agents={agents} /> },
        { id: "numbers", head: t("numbers"), cell: ({ numbers }) => <PhoneNumbers numbers={numbers} /> },
      ]}
      deletion={api.bindings.deleteDepartment}
      dialog={(department, close) => <DepartmentDialog department={department} agents={agents} onClose={close} />}
    />
  );
}

function Members({ department, agents }: { department: Department; agents: Agents }) {
  const members = department.agents.flatMap(({ agentId }) => agents.find(({ id }) => id === agentId) ?? []);
  return (
    <span className="flex flex-wrap gap-x-3">
      {members.map(({ id, name, label }) => (
        <bdi key={id}>{label || name}</bdi>
      ))}
    </span>
  );
}

function DepartmentDialog({
  department,
  agents,
  onClose,
}: {
  department: Department | null;
  agents: Agents;
  onClose: () => void;
}) {
  const t = useTranslations("settings.departments");
  const api = useApi();
  const [numbers, setNumbers] = useState(department?.numbers.join("\n") ?? "");
  const [members, setMembers] = useState(department?.agents ?? []);
  const save = useMutation(api.bindings.saveDepartment.mutationOptions({ onSuccess: useBindingSaved(onClose) }));
  return (
    <BindingDialog
      title={t(department ? "change" : "add")}
      label={t("label")}
      binding={department}
      saving={save}
      ownErrors={["numbers"]}
      onClose={onClose}
      onSave={(basics) => save.mutate({ ...basics, numbers: linesOf(numbers), agents: members })}
    >
      <MembersField agents={agents} members={members} onChange={setMembers} />
      <NumbersField
        label={t("numbers")}
        hint={t("numbersHint")}
        value={numbers}
        onChange={setNumbers}
        error={save.error}
      />
    </BindingDialog>
  );
}
