import { setTimeout as delay } from "node:timers/promises";
import type { VirtualCall } from "@/lib/carrier/virtual/client";
import type { CarrierEvent } from "@/lib/carrier/virtual/events";

const patienceMs = 30_000;

/** A caller's end of the line: everything that happens in the call, in order, to be waited for. */
export class CallerEar {
  readonly events: CarrierEvent[] = [];
  /** Index of the first event that nobody has waited for. */
  private next = 0;
  private trouble: unknown = null;
  private wake: () => void = () => {};

  constructor(call: VirtualCall) {
    void this.follow(call);
  }

  /** Skips to just after the next event that fits. @throws Error when the call ends or nothing comes before that */
  async until(what: string, fits: (event: CarrierEvent) => boolean): Promise<CarrierEvent> {
    const until = Date.now() + patienceMs;
    for (;;) {
      while (this.next < this.events.length) {
        const event = this.events[this.next++] as CarrierEvent;
        if (fits(event)) return event;
        if (event.type === "callEnded") throw new Error(`the call ended before ${what}; ${this.story()}`);
      }
      if (this.trouble !== null) throw this.trouble;
      if (Date.now() > until) throw new Error(`waited in vain for ${what}; ${this.story()}`);
      await Promise.race([
        new Promise<void>((resolve) => {
          this.wake = resolve;
        }),
        delay(200),
      ]);
    }
  }

  /** Forgets what has come already. */
  skipToNow(): void {
    this.next = this.events.length;
  }

  /** Index of the first event that is still to be waited for. */
  get position(): number {
    return this.next;
  }

  /** What was said among these events. */
  heard(from: number, to: number): string[] {
    return this.events.slice(from, to).flatMap((event) => (event.type === "said" ? [event.text] : []));
  }

  private story(): string {
    return this.events.map((event) => (event.type === "said" ? `"${event.text}"` : event.type)).join(" ");
  }

  private async follow(call: VirtualCall): Promise<void> {
    try {
      for await (const event of call.follow()) {
        this.events.push(event);
        this.wake();
      }
    } catch (error) {
      this.trouble = error;
    }
  }
}
