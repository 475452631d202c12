"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Award } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingNameField } from "@/components/settings/binding-name-field";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import type { Bindings } from "@/components/settings/with-bindings";
import { useErrorText } from "@/components/shell/use-error-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { useApi } from "@/lib/api-client";

type Skill = Bindings["skills"][number];

export function SkillsSection({ skills }: { skills: Skill[] }) {
  const t = useTranslations("settings.skills");
  const [open, setOpen] = useState<Skill | "new" | null>(null);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setOpen("new")}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("label")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {skills.length === 0 && (
            <TableEmpty
              columns={3}
              className="py-8"
              icon={Award}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {skills.map((skill) => (
            <SkillRow key={skill.id} skill={skill} onChange={() => setOpen(skill)} />
          ))}
        </TableBody>
      </Table>
      {open && <SkillDialog skill={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </BindingSection>
  );
}

function SkillRow({ skill, onChange }: { skill: Skill; onChange: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteSkill.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{skill.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{skill.label}</bdi>
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={skill.label || skill.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: skill.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}

function SkillDialog({ skill, onClose }: { skill: Skill | null; onClose: () => void }) {
  const t = useTranslations("settings.skills");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(skill?.name ?? "");
  const [label, setLabel] = useState(skill?.label ?? "");
  const save = useMutation(
    api.bindings.saveSkill.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(api.bindings.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <BindingDialog
      title={t(skill ? "change" : "add")}
      pending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate({ id: skill?.id ?? null, name, label })}
    >
      <BindingNameField
        value={name}
        onChange={setName}
        fixed={skill !== null}
        error={save.error && errorText(save.error)}
      />
      <Field label={t("label")} required>
        <Input dir="auto" required maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
    </BindingDialog>
  );
}
