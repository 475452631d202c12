import type { QueueFacts } from "@/lib/engine/event";

/**
 * The queue with the fewest callers waiting for each agent signed in; where the number of agents is not known, for one.
 * Queues without anybody signed in, and then those of which nothing is known, come last; ties go to the first listed.
 *
 * @param queues at least one
 */
export function leastLoaded(queues: readonly string[], facts: Readonly<Record<string, QueueFacts>>): string {
  const loads = queues.map((name) => load(Object.hasOwn(facts, name) ? facts[name] : undefined));
  return queues[loads.indexOf(Math.min(...loads))] as string;
}

function load(facts: QueueFacts | undefined): number {
  if (facts === undefined || facts.waiting === null) return Number.POSITIVE_INFINITY;
  if (facts.agentsSignedIn === 0) return Number.MAX_VALUE;
  return facts.waiting / (facts.agentsSignedIn ?? 1);
}
