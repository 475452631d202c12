import { createStore, type StoreApi } from "zustand/vanilla";
import { sameJson } from "@/lib/flow/same-json";

/** Somebody else's tab, or another one of mine, in which the flow is open. */
export interface Person {
  tabId: string;
  userId: string;
  name: string;
  /** The node that is chosen there. */
  nodeId: string | null;
  isMe: boolean;
  /** Which of the marks' colours; the same for all tabs of one person. */
  colour: number;
}

export interface Presence {
  /** The server knows this tab, since the connection stands: it can be told where the tab is. */
  hasArrived: boolean;
  people: readonly Person[];
  /** The same by node, so that a card need look at its own entry only. */
  byNode: Readonly<Record<string, readonly Person[]>>;
}

export type PresenceStore = StoreApi<Presence>;

/** As long as there is no connection. */
export const nobody: Presence = { hasArrived: false, people: [], byNode: {} };

export const colours = 6;

export const createPresence = (): PresenceStore => createStore<Presence>(() => nobody);

/** @param present everybody, this tab too, in the order in which they came */
export function showPresent(
  store: PresenceStore,
  present: readonly Omit<Person, "isMe" | "colour">[],
  me: { tabId: string; userId: string },
): void {
  const colour = coloursOf([...new Set(present.map(({ userId }) => userId))]);
  const people = present
    .filter(({ tabId }) => tabId !== me.tabId)
    .map((person) => ({ ...person, isMe: person.userId === me.userId, colour: colour.get(person.userId) ?? 0 }));
  const before = store.getState();
  // Also when it was not heard of for a while and counts as gone: then telling brings it back.
  const hasArrived = before.hasArrived || present.some(({ tabId }) => tabId === me.tabId);
  if (before.hasArrived === hasArrived && sameJson(before.people, people)) return;
  const byNode: Record<string, readonly Person[]> = {};
  for (const person of people) {
    if (person.nodeId !== null) byNode[person.nodeId] = [...(byNode[person.nodeId] ?? []), person];
  }
  for (const [id, there] of Object.entries(byNode)) {
    const old = before.byNode[id];
    if (old && sameJson(old, there)) byNode[id] = old;
  }
  store.setState({ hasArrived, people, byNode });
}

/** Everybody sees somebody in the same colour, and two in different ones while there are enough. */
function coloursOf(userIds: readonly string[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const id of userIds) {
    const wished = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % colours;
    const turns = Array.from({ length: colours }, (_, turn) => (wished + turn) % colours);
    const used = new Set(taken.values());
    taken.set(id, turns.find((colour) => !used.has(colour)) ?? wished);
  }
  return taken;
}
