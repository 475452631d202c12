"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import { MembersField } from "@/components/settings/members-field";
import { linesOf, NumbersField } from "@/components/settings/numbers-field";
import type { Bindings } from "@/components/settings/with-bindings";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { isApiError, useApi } from "@/lib/api-client";

type Department = Bindings["departments"][number];
type Agents = Bindings["agents"];

export function DepartmentsSection({ departments, agents }: { departments: Department[]; agents: Agents }) {
  const t = useTranslations("settings.departments");
  const [open, setOpen] = useState<Department | "new" | null>(null);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setOpen("new")}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("label")}</TableHead>
            <TableHead>{t("agents")}</TableHead>
            <TableHead>{t("numbers")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {departments.length === 0 && (
            <TableEmpty
              columns={5}
              className="py-8"
              icon={Building2}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {departments.map((department) => (
            <DepartmentRow
              key={department.id}
              department={department}
              agents={agents}
              onChange={() => setOpen(department)}
            />
          ))}
        </TableBody>
      </Table>
      {open && (
        <DepartmentDialog department={open === "new" ? null : open} agents={agents} onClose={() => setOpen(null)} />
      )}
    </BindingSection>
  );
}

function DepartmentRow({
  department,
  agents,
  onChange,
}: {
  department: Department;
  agents: Agents;
  onChange: () => void;
}) {
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteDepartment.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  const members = department.agents.flatMap(({ agentId }) => agents.find(({ id }) => id === agentId) ?? []);
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{department.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{department.label}</bdi>
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-x-3">
          {members.map(({ id, name, label }) => (
            <bdi key={id}>{label || name}</bdi>
          ))}
        </span>
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-x-3">
          {department.numbers.map((number) => (
            <PhoneNumber key={number} number={number} />
          ))}
        </span>
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={department.label || department.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: department.id }) }}
        />
      </TableCell>
    </TableRow>
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
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(department?.name ?? "");
  const [label, setLabel] = useState(department?.label ?? "");
  const [numbers, setNumbers] = useState(department?.numbers.join("\n") ?? "");
  const [members, setMembers] = useState(department?.agents ?? []);
  const save = useMutation(
    api.bindings.saveDepartment.mutationOptions({
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
      title={t(department ? "change" : "add")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({ id: department?.id ?? null, name, label, numbers: linesOf(numbers), agents: members })
      }
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={department !== null}
        error={save.error && !isNumbers && errorText(save.error)}
      />
      <Field label={t("label")} required>
        <Input dir="auto" required maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
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
