"use client";

import type { LucideIcon } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo } from "react";

/** Something a person can do here: by the command palette, by its keys, and listed under `?`. */
export type Action = {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** "mod+s", "n", or "g f" for keys pressed one after the other. */
  keys?: string;
  /** Other words it is found by. */
  keywords?: string[];
  disabled?: boolean;
  /** Keys work also while one types in a field. Off for everything a field uses itself, like mod+z. */
  inFields?: boolean;
  /** The page handles the keys itself, e.g. by the browser's own events of the clipboard. */
  ownKeys?: boolean;
  /** Left out when the page handles the keys itself: then they are only listed under `?`. */
  run?: () => void;
};

/** `id` tells mounted sections apart; those of one title are shown as one. */
export type ActionSection = {
  id: string;
  title: string;
  actions: readonly Action[];
  /** Without keys, and too many to be made before the palette is opened. */
  more?: () => readonly Action[];
};

/** What is mounted now can be done. Read at the moment of a key press or of opening a list, so changes cost nothing. */
export type ActionRegistry = {
  set(section: ActionSection): void;
  delete(id: string): void;
  sections(): ActionSection[];
};

const ActionsContext = createContext<ActionRegistry | null>(null);

export function ActionsProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(createActionRegistry, []);
  return <ActionsContext.Provider value={registry}>{children}</ActionsContext.Provider>;
}

export function useActionRegistry(): ActionRegistry {
  const registry = useContext(ActionsContext);
  if (!registry) throw new Error("useActions needs ActionsProvider around it");
  return registry;
}

/** Offers actions while the component is mounted. `title` heads them in the palette and in the list of keys. */
export function useActions(title: string, actions: readonly Action[]): void {
  const registry = useActionRegistry();
  const id = useId();
  // After every render on purpose: `run` closes over the latest state.
  useEffect(() => registry.set({ id, title, actions }));
  useEffect(() => () => registry.delete(id), [registry, id]);
}

export function createActionRegistry(): ActionRegistry {
  const sections = new Map<string, ActionSection>();
  return {
    set: (section) => void sections.set(section.id, section),
    delete: (id) => void sections.delete(id),
    sections: () => {
      const byTitle = new Map<string, ActionSection>();
      for (const section of sections.values()) {
        const before = byTitle.get(section.title);
        byTitle.set(section.title, before ? joined(before, section) : section);
      }
      return [...byTitle.values()];
    },
  };
}

function joined(before: ActionSection, { actions, more }: ActionSection): ActionSection {
  return {
    ...before,
    actions: [...before.actions, ...actions],
    more: () => [...(before.more?.() ?? []), ...(more?.() ?? [])],
  };
}
