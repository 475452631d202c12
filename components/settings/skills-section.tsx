"use client";

import { useMutation } from "@tanstack/react-query";
import { Award } from "lucide-react";
import { useTranslations } from "next-intl";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingTable } from "@/components/settings/binding-table";
import { useBindingSaved } from "@/components/settings/use-forget-bindings";
import type { Bindings } from "@/components/settings/with-bindings";
import { useApi } from "@/lib/api-client";

type Skill = Bindings["skills"][number];

export function SkillsSection({ skills }: { skills: Skill[] }) {
  const t = useTranslations("settings.skills");
  const api = useApi();
  return (
    <BindingTable
      words={t}
      icon={Award}
      rows={skills}
      deletion={api.bindings.deleteSkill}
      dialog={(skill, close) => <SkillDialog skill={skill} onClose={close} />}
    />
  );
}

function SkillDialog({ skill, onClose }: { skill: Skill | null; onClose: () => void }) {
  const t = useTranslations("settings.skills");
  const api = useApi();
  const save = useMutation(api.bindings.saveSkill.mutationOptions({ onSuccess: useBindingSaved(onClose) }));
  return (
    <BindingDialog
      title={t(skill ? "change" : "add")}
      label={t("label")}
      binding={skill}
      saving={save}
      onSave={save.mutate}
      onClose={onClose}
    />
  );
}
