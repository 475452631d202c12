import { freshId } from "@/lib/editor/fresh-id";

/** A name for something new that is called so. */
export function freeName(label: string, taken: readonly { name: string }[]): string {
  return freshId((id) => taken.some(({ name }) => name === id), label, "new");
}

/** The queue that a step means by what it calls it: one that is there, or a new one. */
export function queueFor(
  label: string,
  queues: readonly { name: string; label: string }[],
): { name: string; isNew: boolean } {
  // By its label too: made a moment ago for another step that calls it what no queue can be called.
  const same = queues.find((queue) => queue.name === label) ?? queues.find((queue) => queue.label === label);
  return same ? { name: same.name, isNew: false } : { name: freeName(label, queues), isNew: true };
}
