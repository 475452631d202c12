"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStore } from "zustand";
import { useDesigner } from "@/components/designer/designer-context";
import { PersonMark, usePersonName } from "@/components/designer/together/person-mark";
import type { Person } from "@/components/designer/together/presence";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { reveal } from "@/components/designer/view-state";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const shown = 3;

/** Who else has the flow open; nothing while nobody has. The list leads to where they are. */
export function PeopleHere() {
  const t = useTranslations("designer.together");
  const people = useStore(useDesigner().presence, (state) => state.people);
  const [isOpen, setIsOpen] = useState(false);
  if (people.length === 0) return null;
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger
        aria-label={t("here", { count: people.length })}
        className="flex h-8 items-center rounded-md px-1.5 hover:bg-accent aria-expanded:bg-accent"
      >
        {people.slice(0, shown).map((person) => (
          <PersonMark key={person.tabId} person={person} className="-ms-1.5 ring-2 ring-background first:ms-0" />
        ))}
        {people.length > shown && (
          <bdi dir="ltr" className="ms-1 text-muted-foreground text-xs tabular-nums">
            {t("more", { count: people.length - shown })}
          </bdi>
        )}
      </PopoverTrigger>
      <PopoverContent align="end" className="w-64 p-1.5">
        <h2 className="px-2 pt-1 pb-1.5 font-medium text-muted-foreground text-xs">{t("title")}</h2>
        <ul>
          {people.map((person) => (
            <li key={person.tabId}>
              <PersonRow person={person} onGone={() => setIsOpen(false)} />
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}

function PersonRow({ person, onGone }: { person: Person; onGone(): void }) {
  const t = useTranslations("designer.together");
  const texts = useNodeTexts();
  const nameOf = usePersonName();
  const { editor, view } = useDesigner();
  const node = useStore(editor.store, ({ document }) =>
    person.nodeId === null ? undefined : document.nodes[person.nodeId],
  );
  return (
    <button
      type="button"
      disabled={!node}
      className="flex w-full items-center gap-2.5 rounded-sm px-2 py-1.5 text-start text-sm enabled:hover:bg-accent"
      onClick={() => {
        if (person.nodeId !== null) reveal(view, person.nodeId);
        onGone();
      }}
    >
      <PersonMark person={person} />
      <span className="grid min-w-0">
        <span dir="auto" className="truncate">
          {nameOf(person)}
        </span>
        <span className="truncate text-muted-foreground text-xs">
          {node ? t("at", { node: texts.title(node) }) : t("looking")}
        </span>
      </span>
    </button>
  );
}
