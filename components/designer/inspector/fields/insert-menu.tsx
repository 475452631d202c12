"use client";

import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { useEditor, useResources } from "@/components/designer/designer-context";
import { SetMark } from "@/components/designer/prompts/set-mark";
import { type Insertable, useInsertables } from "@/components/designer/prompts/use-insertables";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { insertAt } from "@/lib/editor/insert-at";

/** Puts something about the caller into a text, and where they may stand, the name of a secret. */
export function InsertMenu({
  nodeId = null,
  language,
  text,
  control,
  onChange,
  withSecrets = false,
}: {
  /** The step whose text it is: then the list tells what is known there. */
  nodeId?: string | null;
  language?: string;
  text: string;
  /** Where the text is typed: it has the focus again after an insertion. */
  control: RefObject<HTMLTextAreaElement | null>;
  onChange(text: string): void;
  /** In an address or a key, where there are no words. */
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
  const caret = useRef<number | null>(null);
  const insert = (mark: string) => {
    setIsOpen(false);
    const next = insertAt(control.current, text, `{{ ${mark} }}`, !withSecrets);
    caret.current = next.caret;
    onChange(next.text);
  };
  const goOnTyping = (event: Event) => {
    const at = caret.current;
    caret.current = null;
    if (at === null || !control.current) return;
    event.preventDefault();
    control.current.focus();
    control.current.setSelectionRange(at, at);
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
      <PopoverContent align="end" className="w-96 max-w-[calc(100vw-1rem)] p-0" onCloseAutoFocus={goOnTyping}>
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
