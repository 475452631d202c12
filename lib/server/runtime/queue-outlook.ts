import type { QueueFacts } from "@/lib/engine/event";
import { BoundedMap } from "./bounded-map";
import type { CallRecord, CallStore, WaitingCall } from "./call-record";
import { type AnsweredWait, estimatedWaitSeconds } from "./estimated-wait";

/** How long a queue's order, and what its callers waited lately, may be out of date. */
const orderFreshMs = 2_000;
const waitsFreshMs = 15_000;
const queuesInMemory = 500;

/** How a queue stands, for who waits in it and for who may enter. Read once for all who ask, not for each of them. */
export class QueueOutlook {
  private readonly orders: Recent<QueueOrder>;
  private readonly waits: Recent<AnsweredWait[]>;

  constructor(
    store: Pick<CallStore, "waitingIn" | "answeredWaits">,
    private readonly now: () => number,
  ) {
    this.orders = new Recent(orderFreshMs, now, async (queue) => orderOf(await store.waitingIn(queue)));
    this.waits = new Recent(waitsFreshMs, now, (queue) => store.answeredWaits(queue, now()));
  }

  /** Place in our own order, 1 for the first (the carrier's count is its own order), and how long from there. Null: not known. */
  async of({ callId, session }: CallRecord): Promise<{ position: number | null; estimatedWaitSeconds: number | null }> {
    const queue = session.queue?.name;
    if (queue === undefined) return { position: null, estimatedWaitSeconds: null };
    const order = await this.orders.get(queue, ({ places }) => places.has(callId));
    const position = order.places.get(callId) ?? null;
    const answered = position === null ? [] : await this.waits.get(queue);
    return { position, estimatedWaitSeconds: estimatedWaitSeconds(position, answered) };
  }

  /** What a condition may ask of a queue; the estimate is that of a caller who would enter now, behind all who wait. */
  async facts(queue: string): Promise<Pick<QueueFacts, "waiting" | "estimatedWaitSeconds" | "longestWaitSeconds">> {
    const [{ places, oldestMs }, answered] = await Promise.all([this.orders.get(queue), this.waits.get(queue)]);
    return {
      waiting: places.size,
      estimatedWaitSeconds: estimatedWaitSeconds(places.size + 1, answered),
      longestWaitSeconds: oldestMs === null ? 0 : Math.max(0, Math.round((this.now() - oldestMs) / 1000)),
    };
  }
}

/** Places in line, 1 for the first, and when whoever waits longest came; null: nobody waits. */
interface QueueOrder {
  places: Map<string, number>;
  oldestMs: number | null;
}

const orderOf = (calls: WaitingCall[]): QueueOrder => ({
  places: new Map(calls.map(({ callId }, index) => [callId, index + 1])),
  oldestMs: calls.reduce<number | null>(
    (oldest, { enteredAtMs }) => Math.min(oldest ?? enteredAtMs, enteredAtMs),
    null,
  ),
});

/** What was read a moment ago, by the queue's name. */
class Recent<T> {
  private readonly known = new BoundedMap<string, { readAtMs: number; value: Promise<T> }>(queuesInMemory);

  constructor(
    private readonly freshMs: number,
    private readonly now: () => number,
    private readonly read: (queue: string) => Promise<T>,
  ) {}

  /** @param isEnough what is known is read again when this is false of it */
  async get(queue: string, isEnough: (value: T) => boolean = () => true): Promise<T> {
    const known = this.known.get(queue);
    if (known && this.now() - known.readAtMs < this.freshMs) {
      const value = await known.value;
      if (isEnough(value)) return value;
    }
    return this.renew(queue);
  }

  private renew(queue: string): Promise<T> {
    const value = this.read(queue);
    this.known.set(queue, { readAtMs: this.now(), value });
    // What could not be read is not kept; whoever waits for it hears of it.
    value.catch(() => this.known.delete(queue));
    return value;
  }
}
