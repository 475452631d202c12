import { setTimeout as delay } from "node:timers/promises";

/** What `read` finds, as soon as it finds something. @throws Error when it has not come by then */
export async function eventually<T>(read: () => Promise<T | null | undefined | false>, patienceMs = 8_000): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await read();
    if (found) return found;
    if (Date.now() > until) throw new Error("it did not come");
    await delay(30);
  }
}
