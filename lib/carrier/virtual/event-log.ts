import type { CarrierEvent, CarrierEventBody } from "./events";

/** Most events one call keeps; the older half is dropped then (a caller who waits in a queue for hours). */
const maxEvents = 20_000;

/** The events of one call, numbered from 1, for those who poll and those who listen. */
export class EventLog {
  private events: CarrierEvent[] = [];
  private readonly subscribers = new Set<(event: CarrierEvent) => void>();
  lastSeq = 0;

  constructor(private readonly callSid: string) {}

  /** @returns the event's number */
  add(body: CarrierEventBody, atMs: number): number {
    this.lastSeq += 1;
    const event = { seq: this.lastSeq, atMs, callSid: this.callSid, ...body } as CarrierEvent;
    this.events.push(event);
    if (this.events.length > maxEvents) this.events = this.events.slice(-maxEvents / 2);
    for (const tell of [...this.subscribers]) tell(event);
    return this.lastSeq;
  }

  after(seq: number): CarrierEvent[] {
    const first = this.events[0]?.seq ?? 1;
    return this.events.slice(Math.max(0, seq + 1 - first));
  }

  /** @returns stops it */
  subscribe(tell: (event: CarrierEvent) => void): () => void {
    this.subscribers.add(tell);
    return () => this.subscribers.delete(tell);
  }
}
