import type { EventBus } from "@/lib/server/db/bus";

/**
 * One turn at the start and one after each change of a topic, for tRPC subscriptions. Changes that come while the
 * consumer is busy make one turn together: it reads the present state anyway.
 *
 * @param signal ends it: the browser went away
 */
export async function* changesOf(bus: EventBus, topic: string, signal: AbortSignal | undefined): AsyncGenerator<void> {
  let pending = true;
  let wake = () => {};
  const unsubscribe = bus.subscribe(topic, () => {
    pending = true;
    wake();
  });
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
    unsubscribe();
  }
}
