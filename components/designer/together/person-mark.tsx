"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Person } from "@/components/designer/together/presence";
import { initialsOf } from "@/components/shell/shell-user";
import { cn } from "@/components/ui/cn";

/** Written out, since Tailwind finds class names by reading them. The colours are those of the node families and two states. */
const markColours = ["bg-talk", "bg-connect", "bg-record", "bg-ask", "bg-decide", "bg-waiting"] as const;

/** Initials in a person's colour; the name stands beside it or in the control's label. */
export function PersonMark({ person, className }: { person: Person; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-6 shrink-0 place-items-center rounded-full font-semibold text-2xs text-background",
        markColours[person.colour],
        className,
      )}
    >
      {initialsOf({ name: person.name, email: "?" })}
    </span>
  );
}

/** The name, or which of my own tabs it is. */
export function usePersonName(): (person: Person) => string {
  const t = useTranslations("designer.together");
  return (person) => (person.isMe ? t("myOtherTab") : person.name);
}

const shown = 3;

/** The marks of some people, one over the edge of the next; their names are for those who hear the page. */
export function PersonMarks({ people, className }: { people: readonly Person[]; className?: string }) {
  const nameOf = usePersonName();
  const t = useTranslations("designer.together");
  const format = useFormatter();
  const rest = people.slice(shown);
  return (
    <ul className={cn("flex items-center", className)}>
      {people.slice(0, shown).map((person) => (
        <li key={person.tabId} className="-ms-1 first:ms-0">
          <PersonMark person={person} className="size-4.5 text-[0.5625rem] ring-1 ring-background" />
          <span className="sr-only">{nameOf(person)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="ms-1 text-2xs text-muted-foreground tabular-nums">
          <bdi aria-hidden dir="ltr">
            {t("more", { count: rest.length })}
          </bdi>
          <span className="sr-only">{format.list(rest.map(nameOf))}</span>
        </li>
      )}
    </ul>
  );
}
