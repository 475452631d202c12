"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor } from "@/components/designer/designer-context";
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

/** Puts something about the caller into a text. */
export function InsertMenu({ onInsert }: { onInsert(text: string): void }) {
  const t = useTranslations("designer.prompt");
  const groups = useTranslations("nodes.facts");
  const texts = useNodeTexts();
  const company = useEditor((state) => state.document.company);
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
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** A text with something put where the cursor is, or at its end, with a space where words would touch. */
export function insertAt(control: HTMLTextAreaElement | HTMLInputElement | null, text: string, insert: string): string {
  const from = control?.selectionStart ?? text.length;
  const to = control?.selectionEnd ?? from;
  const before = text.slice(0, from);
  const after = text.slice(to);
  const space = before !== "" && !/\s$/.test(before) ? " " : "";
  return `${before}${space}${insert}${after}`;
}
