"use client";

import { useTranslations } from "next-intl";
import { AgentsSection } from "@/components/settings/agents-section";
import { DepartmentsSection } from "@/components/settings/departments-section";
import { SkillsSection } from "@/components/settings/skills-section";
import { WithBindings } from "@/components/settings/with-bindings";

/** Who takes calls, in which departments, and what they are able to do. */
export function AgentsSettings() {
  const t = useTranslations("settings.agents");
  return (
    <WithBindings intro={t("intro")}>
      {({ agents, departments, skills, hours }) => (
        <>
          <AgentsSection agents={agents} skills={skills} hours={hours} />
          <DepartmentsSection departments={departments} agents={agents} />
          <SkillsSection skills={skills} />
        </>
      )}
    </WithBindings>
  );
}
