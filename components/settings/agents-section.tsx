"use client";

import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { AgentDialog } from "@/components/settings/agent-dialog";
import { BindingTable } from "@/components/settings/binding-table";
import type { Bindings } from "@/components/settings/with-bindings";
import { PhoneNumber } from "@/components/ui/phone-number";
import { useApi } from "@/lib/api-client";

export function AgentsSection({ agents, skills, hours }: Pick<Bindings, "agents" | "skills" | "hours">) {
  const t = useTranslations("settings.agents");
  const api = useApi();
  const skillName = (id: string) => {
    const skill = skills.find((each) => each.id === id);
    return skill?.label || skill?.name || id;
  };
  return (
    <BindingTable
      words={t}
      icon={UserRound}
      rows={agents}
      columns={[
        {
          id: "number",
          head: t("number"),
          cell: ({ number }) =>
            number === null ? (
              <span className="text-muted-foreground">{t("noNumber")}</span>
            ) : (
              <PhoneNumber number={number} />
            ),
        },
        {
          id: "skills",
          head: t("skills"),
          cell: (agent) => (
            <span className="flex flex-wrap gap-x-3">
              {agent.skills.map(({ skillId, proficiency }) => (
                <bdi key={skillId}>{t("skill", { name: skillName(skillId), proficiency })}</bdi>
              ))}
            </span>
          ),
        },
        { id: "languages", head: t("languages"), cell: ({ languages }) => <bdi>{languages.join(", ")}</bdi> },
      ]}
      deletion={api.bindings.deleteAgent}
      dialog={(agent, close) => <AgentDialog agent={agent} skills={skills} hours={hours} onClose={close} />}
    />
  );
}
