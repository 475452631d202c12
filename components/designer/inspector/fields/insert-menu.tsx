"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEditor, useResources } from "@/components/designer/designer-context";
import { SetMark } from "@/components/designer/prompts/set-mark";
import { type Insertable, useInsertables } from "@/components/designer/prompts/use-insertables";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

/** Puts something about the caller into a text, and where they may stand, the name of a secret. */
export function InsertMenu({
  nodeId = null,
  language,
  onInsert,
  withSecrets = false,
}: {
  /** The step whose text it is: then the list tells what is known there. */
  nodeId?: string | null;
  language?: string;
  onInsert(text: string): void;
  withSecrets?: boolean;
}) {
  const t = useTranslations("designer.prompt");
  const words = useTranslations("prompts.insert");
  const groups = useTranslations("nodes.facts");
  const { secrets } = useResources();
  const first = useEditor((state) => state.document.languages[0] ?? "en-US");
  const [isOpen, setIsOpen] = useState(false);
  const insertables = useInsertables(nodeId, language ?? first, isOpen);
  const titles = [...new Set(insertables.map(({ group }) => group))];
  const insert = (mark: string) => {
    setIsOpen(false);
    onInsert(`{{ ${mark} }}`);
  };
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger
        title={t("insertTitle")}
        className="inline-flex items-center gap-1 rounded-sm px-1 text-link text-xs hover:bg-accent"
      >
        <Braces aria-hidden className="size-3" />
        {t("insert")}
      </PopoverTrigger>
      <PopoverContent align="end" className="w-96 max-w-[calc(100vw-1rem)] p-0">
        <Command label={t("insertTitle")} loop>
          <CommandInput placeholder={words("search")} className="text-sm" />
          <CommandList className="max-h-80">
            <CommandEmpty className="py-4">{words("nothing")}</CommandEmpty>
            {titles.map((group) => (
              <CommandGroup key={group} heading={groups(`${group}.title` as "customer.title")}>
                {insertables
                  .filter((each) => each.group === group)
                  .map((each) => (
                    <CommandItem
                      key={each.fact}
                      value={`${each.label} ${each.fact}`}
                      onSelect={() => insert(each.fact)}
                    >
                      <InsertableRow insertable={each} />
                    </CommandItem>
                  ))}
              </CommandGroup>
            ))}
            {withSecrets && secrets.length > 0 && (
              <CommandGroup heading={t("insertSecret")}>
                {secrets.map(({ name }) => (
                  <CommandItem key={name} value={name} onSelect={() => insert(`secrets.${name}`)}>
                    <bdi className="font-mono">{name}</bdi>
                  </CommandItem>
                ))}
              </CommandGroup>
            )}
          </CommandList>
          <p className="border-t px-3 py-2 text-muted-foreground text-xs">{words("blank")}</p>
        </Command>
      </PopoverContent>
    </Popover>
  );
}

/** What it is called, what might be said, and whether it is known here. */
export function InsertableRow({ insertable: { fact, label, example, set } }: { insertable: Insertable }) {
  const t = useTranslations("prompts.insert");
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3">
      <span className="truncate">{label}</span>
      {set && <SetMark set={set} fact={fact} />}
      <span className="col-span-2 flex min-w-0 items-baseline gap-2 text-muted-foreground text-xs">
        <bdi dir="ltr" className="truncate font-mono">
          {fact}
        </bdi>
        {example && <bdi className="truncate">{t("example", { example })}</bdi>}
      </span>
    </span>
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
