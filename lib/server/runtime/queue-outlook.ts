import { BoundedMap } from "./bounded-map";
import type { CallRecord, CallStore } from "./call-record";
import { type AnsweredWait, estimatedWaitSeconds } from "./estimated-wait";

/** How long a queue's order, and what its callers waited lately, may be out of date. */
const orderFreshMs = 2_000;
const waitsFreshMs = 15_000;
const queuesInMemory = 500;

/** What a waiting caller can be told. Read once for all who wait in a queue, not for each of them. */
export class QueueOutlook {
  private readonly orders: Recent<Map<string, number>>;
  private readonly waits: Recent<AnsweredWait[]>;

  constructor(store: CallStore, now: () => number) {
    this.orders = new Recent(orderFreshMs, now, async (queue) => places(await store.waitingIn(queue)));
    this.waits = new Recent(waitsFreshMs, now, (queue) => store.answeredWaits(queue, now()));
  }

  /** Place in our own order, 1 for the first (the carrier's count is its own order), and how long from there. Null: not known. */
  async of({ callId, session }: CallRecord): Promise<{ position: number | null; estimatedWaitSeconds: number | null }> {
    const queue = session.queue?.name;
    if (queue === undefined) return { position: null, estimatedWaitSeconds: null };
    const order = await this.orders.get(queue, (known) => known.has(callId));
    const position = order.get(callId) ?? null;
    const answered = position === null ? [] : await this.waits.get(queue);
    return { position, estimatedWaitSeconds: estimatedWaitSeconds(position, answered) };
  }
}

const places = (calls: string[]) => new Map(calls.map((callId, index) => [callId, index + 1]));

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
