"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AgentDialog } from "@/components/settings/agent-dialog";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { BindingSection } from "@/components/settings/binding-section";
import type { Bindings } from "@/components/settings/with-bindings";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { useApi } from "@/lib/api-client";

type Agent = Bindings["agents"][number];
type Skills = Bindings["skills"];

export function AgentsSection({
  agents,
  skills,
  hours,
}: {
  agents: Agent[];
  skills: Skills;
  hours: Bindings["hours"];
}) {
  const t = useTranslations("settings.agents");
  const [open, setOpen] = useState<Agent | "new" | null>(null);
  return (
    <BindingSection title={t("title")} add={t("add")} onAdd={() => setOpen("new")}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("label")}</TableHead>
            <TableHead>{t("number")}</TableHead>
            <TableHead>{t("skills")}</TableHead>
            <TableHead>{t("languages")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {agents.length === 0 && (
            <TableEmpty
              columns={6}
              className="py-8"
              icon={UserRound}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {agents.map((agent) => (
            <AgentRow key={agent.id} agent={agent} skills={skills} onChange={() => setOpen(agent)} />
          ))}
        </TableBody>
      </Table>
      {open && (
        <AgentDialog agent={open === "new" ? null : open} skills={skills} hours={hours} onClose={() => setOpen(null)} />
      )}
    </BindingSection>
  );
}

function AgentRow({ agent, skills, onChange }: { agent: Agent; skills: Skills; onChange: () => void }) {
  const t = useTranslations("settings.agents");
  const api = useApi();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.bindings.deleteAgent.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  const skillName = (id: string) => {
    const skill = skills.find((each) => each.id === id);
    return skill?.label || skill?.name || id;
  };
  return (
    <TableRow>
      <TableCell className="font-mono">
        <bdi>{agent.name}</bdi>
      </TableCell>
      <TableCell>
        <bdi>{agent.label}</bdi>
      </TableCell>
      <TableCell>
        {agent.number === null ? (
          <span className="text-muted-foreground">{t("noNumber")}</span>
        ) : (
          <PhoneNumber number={agent.number} />
        )}
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-x-3">
          {agent.skills.map(({ skillId, proficiency }) => (
            <bdi key={skillId}>{t("skill", { name: skillName(skillId), proficiency })}</bdi>
          ))}
        </span>
      </TableCell>
      <TableCell>
        <bdi>{agent.languages.join(", ")}</bdi>
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={agent.label || agent.name}
          onChange={onChange}
          deletion={{ ...remove, mutate: () => remove.mutate({ id: agent.id }) }}
        />
      </TableCell>
    </TableRow>
  );
}
