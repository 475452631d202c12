"use client";

import { useStore } from "zustand";
import { useDesigner } from "@/components/designer/designer-context";
import { PersonMark, usePersonName } from "@/components/designer/together/person-mark";
import type { Person } from "@/components/designer/together/presence";

const nobody = [] as const;

/** Who else has this node chosen. Draws again only when that changes. */
export function usePeopleAt(nodeId: string): readonly Person[] {
  return useStore(useDesigner().presence, ({ byNode }) => byNode[nodeId] ?? nobody);
}

/** On the edge of a card that is near enough for names to be read; see `FarMarkers` for others. */
export function HereMarker({ nodeId }: { nodeId: string }) {
  const here = usePeopleAt(nodeId);
  return here.length === 0 ? null : <NamedMarks people={here} />;
}

function NamedMarks({ people }: { people: readonly Person[] }) {
  const nameOf = usePersonName();
  return (
    <ul className="card-near pointer-events-none absolute end-1 bottom-full mb-1 flex max-w-full justify-end gap-1">
      {people.map((person) => (
        <li
          key={person.tabId}
          className="flex min-w-0 items-center gap-1 rounded-full border bg-popover pe-2 text-2xs shadow-xs"
        >
          <PersonMark person={person} className="size-4.5 text-[0.5625rem]" />
          <span dir="auto" className="max-w-28 truncate">
            {nameOf(person)}
          </span>
        </li>
      ))}
    </ul>
  );
}
