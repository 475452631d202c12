"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor, useResources } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** What texts may hold of the call, by the place it comes from. */
export const factGroups = {
  customer: ["firstName", "lastName", "accountType", "serviceStatus", "openTickets", "openInvoices"],
  vars: ["choice"],
  queue: ["position", "estimatedWaitMinutes"],
  company: ["name", "address", "hours", "website", "phone"],
  call: ["from", "durationSeconds", "lastNode", "endReason"],
} as const;

/** Puts something about the caller into a text, and where they may stand, the name of a secret. */
export function InsertMenu({ onInsert, withSecrets = false }: { onInsert(text: string): void; withSecrets?: boolean }) {
  const t = useTranslations("designer.prompt");
  const groups = useTranslations("nodes.facts");
  const texts = useNodeTexts();
  const company = useEditor((state) => state.document.company);
  const { secrets } = useResources();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        title={t("insertTitle")}
        className="inline-flex items-center gap-1 rounded-sm px-1 text-link text-xs hover:bg-accent"
      >
        <Braces aria-hidden className="size-3" />
        {t("insert")}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-80">
        {Object.entries(factGroups).map(([group, facts]) => {
          const usable = group === "company" ? facts.filter((fact) => Object.hasOwn(company, fact)) : facts;
          return (
            usable.length > 0 && (
              <div key={group}>
                <DropdownMenuLabel>{groups(`${group as keyof typeof factGroups}.title`)}</DropdownMenuLabel>
                {usable.map((fact) => (
                  <DropdownMenuItem key={fact} onSelect={() => onInsert(`{{ ${group}.${fact} }}`)}>
                    {texts.fact(`${group}.${fact}`)}
                  </DropdownMenuItem>
                ))}
              </div>
            )
          );
        })}
        {withSecrets && secrets.length > 0 && (
          <>
            <DropdownMenuLabel>{t("insertSecret")}</DropdownMenuLabel>
            {secrets.map(({ name }) => (
              <DropdownMenuItem key={name} onSelect={() => onInsert(`{{ secrets.${name} }}`)}>
                <bdi className="font-mono">{name}</bdi>
              </DropdownMenuItem>
            ))}
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** A text with something put where the cursor is, or at its end, with a space where words would touch; an address or a key has no words. */
export function insertAt(
  control: HTMLTextAreaElement | HTMLInputElement | null,
  text: string,
  insert: string,
  words = true,
): string {
  const from = control?.selectionStart ?? text.length;
  const to = control?.selectionEnd ?? from;
  const before = text.slice(0, from);
  const after = text.slice(to);
  const space = words && before !== "" && !/\s$/.test(before) ? " " : "";
  return `${before}${space}${insert}${after}`;
}
