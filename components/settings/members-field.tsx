"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Bindings } from "@/components/settings/with-bindings";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";

interface Member {
  agentId: string;
  share: number;
}

/** A department's agents in their order, each with a share of the calls. */
export function MembersField({
  agents,
  members,
  onChange,
}: {
  agents: Bindings["agents"];
  members: readonly Member[];
  onChange: (members: Member[]) => void;
}) {
  const t = useTranslations("settings.departments");
  const nameOf = (id: string) => {
    const agent = agents.find((each) => each.id === id);
    return agent?.label || agent?.name || id;
  };
  const free = agents.filter(({ id }) => !members.some(({ agentId }) => agentId === id));
  const move = (from: number, to: number) => {
    const next = members.filter((_, at) => at !== from);
    next.splice(to, 0, members[from] as Member);
    onChange(next);
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t("agents")}</legend>
      <p className="-mt-1 text-pretty text-muted-foreground text-xs">{t("agentsHint")}</p>
      <ol className="grid gap-1.5">
        {members.map(({ agentId, share }, index) => (
          <li key={agentId} className="flex items-center gap-1">
            <bdi className="min-w-0 flex-1 truncate text-sm">{nameOf(agentId)}</bdi>
            <Input
              type="number"
              min={0}
              max={100}
              required
              className="w-20"
              aria-label={t("shareOf", { name: nameOf(agentId) })}
              value={share}
              onChange={(event) =>
                onChange(
                  members.map((each, at) =>
                    at === index ? { ...each, share: Math.round(Number(event.target.value)) } : each,
                  ),
                )
              }
            />
            <IconButton
              size="icon-sm"
              label={t("up", { name: nameOf(agentId) })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton
              size="icon-sm"
              label={t("down", { name: nameOf(agentId) })}
              disabled={index === members.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown aria-hidden />
            </IconButton>
            <IconButton
              size="icon-sm"
              label={t("remove", { name: nameOf(agentId) })}
              onClick={() => onChange(members.filter((_, at) => at !== index))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      {free.length > 0 && (
        <OptionSelect
          aria-label={t("addAgent")}
          placeholder={t("addAgent")}
          value={undefined}
          onValueChange={(agentId) => onChange([...members, { agentId, share: 1 }])}
          options={free.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        />
      )}
    </fieldset>
  );
}
