import type { VirtualCall } from "@/lib/carrier/virtual/client";
import type { CarrierEvent } from "@/lib/carrier/virtual/events";
import { toneWav } from "@/lib/carrier/virtual/wav";

/** What the caller does at one wait of the call. */
export type CallerItem =
  | { does: "press"; keys: string }
  | { does: "speak"; words: string }
  | { does: "wait"; seconds: number }
  | { does: "staySilent" }
  | { does: "hangUp" };

/**
 * One item of `--keys`, in the words that `simulate` takes too: keys (`1`, `4021#`), `-` to stay silent, `30s` to wait or
 * to leave a message of that length, `hangup`; anything else is spoken.
 */
export function callerItem(item: string): CallerItem {
  const seconds = /^(\d{1,5})s$/.exec(item)?.[1];
  if (item === "-") return { does: "staySilent" };
  if (item === "hangup") return { does: "hangUp" };
  if (seconds !== undefined) return { does: "wait", seconds: Number(seconds) };
  return /^[0-9*#]{1,64}$/.test(item) ? { does: "press", keys: item } : { does: "speak", words: item };
}

export interface CallerWays {
  /** Whether the call waits for a PIN now: then the keys are shown as dots. */
  asksForSecret: () => Promise<boolean>;
  /** No wait ends by its time: after an answer that is not complete, the caller's silence ends it. */
  timeStands: boolean;
  /** An order to the carrier that came to nothing. */
  failed: (error: unknown) => void;
}

/**
 * A person on the line who knows beforehand what to do: one item each time the call waits for them, and when nothing is
 * left they hang up. Waiting never holds up the call: what ends the wait first counts.
 */
export class Caller {
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param items what is done, in order; what is left when the call ends stays in it
   */
  constructor(
    private readonly call: VirtualCall,
    readonly items: CallerItem[],
    private readonly ways: CallerWays,
  ) {}

  /** To be told every event of the call, in order. */
  hear(event: CarrierEvent): void {
    switch (event.type) {
      case "waitingForInput":
        // In a queue only what a flow listens for there is answered: silence is what waiting is.
        if (!event.whileQueued || this.wouldAnswer()) this.next(event, false);
        break;
      case "recordingStarted":
        this.next(event, true);
        break;
      case "queued":
        if (!this.wouldAnswer()) this.next(event, false);
        break;
      case "bridged":
        if (this.items[0]?.does === "hangUp") this.next(event, false);
        break;
      case "inputEnded":
      case "dequeued":
      case "recordingEnded":
      case "callEnded":
        clearTimeout(this.timer);
    }
  }

  private wouldAnswer(): boolean {
    const next = this.items[0]?.does;
    return next === "press" || next === "speak";
  }

  private next(at: CarrierEvent, recording: boolean): void {
    clearTimeout(this.timer);
    const item = this.items.shift() ?? { does: "hangUp" };
    if (item.does === "wait" && !recording) {
      this.timer = setTimeout(() => this.next(at, false), item.seconds * 1000);
      return;
    }
    this.perform(item, at.seq).catch(this.ways.failed);
  }

  private async perform(item: CallerItem, since: number): Promise<void> {
    const { call } = this;
    switch (item.does) {
      case "press":
        await call.press(item.keys, { secret: await this.ways.asksForSecret() });
        return this.pause(since);
      case "speak":
        await call.speak(item.words);
        return this.pause(since);
      case "wait":
        await call.uploadAudio(toneWav(Math.max(1, item.seconds)));
        return;
      case "staySilent":
        await call.staySilent();
        return;
      case "hangUp":
        await call.hangUp();
    }
  }

  /** Keys without their `#`, or words where keys are wanted: whoever listens goes on when nothing more comes. */
  private async pause(since: number): Promise<void> {
    if (!this.ways.timeStands) return;
    const events = await this.call.events(since);
    const ended = events.some(({ type }) => type === "inputEnded" || type === "recordingEnded" || type === "callEnded");
    if (!ended) await this.call.staySilent();
  }
}
