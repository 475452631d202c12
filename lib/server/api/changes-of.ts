import type { EventBus } from "@/lib/server/db/bus";

/**
 * One turn at the start and one after each change of a topic, for tRPC subscriptions. Changes that come while the
 * consumer is busy make one turn together: it reads the present state anyway.
 *
 * @param topics one or more
 * @param signal ends it: the browser went away
 * @param everyMs makes a turn also when nothing was told for this long, for what passes with time
 */
export async function* changesOf(
  bus: EventBus,
  topics: string | readonly string[],
  signal: AbortSignal | undefined,
  everyMs?: number,
): AsyncGenerator<void> {
  let pending = true;
  let wake = () => {};
  const tell = () => {
    pending = true;
    wake();
  };
  const subscriptions = [topics].flat().map((topic) => bus.subscribe(topic, tell));
  const timer = everyMs === undefined ? undefined : setInterval(tell, everyMs);
  const stop = () => wake();
  signal?.addEventListener("abort", stop);
  try {
    // Else a change between the consumer's first look and the first notification would be missed.
    await bus.ready();
    while (!signal?.aborted) {
      if (pending) {
        pending = false;
        yield;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (pending || signal?.aborted) resolve();
        });
      }
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    clearInterval(timer);
    for (const unsubscribe of subscriptions) unsubscribe();
  }
}
