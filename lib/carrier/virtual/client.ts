import type { CallerStep, CallView, CarrierEvent, OutsideBehaviour } from "./events";
import type { FaultRule } from "./fault-rules";
import type { AccountNumber, NumberConfig } from "./numbers";

export interface VirtualCarrierClientOptions {
  /** The mount point, e.g. `http://127.0.0.1:4100` or `/carrier` in a browser. */
  baseUrl: string;
  /** Left out in a browser whose user is signed in. */
  controlToken?: string;
}

export interface DialOptions {
  from: string;
  to: string;
  /** What the caller does at each wait, in order. */
  plan?: CallerStep[];
  /** When the plan is used up; default `silence` with a plan, else `wait` (the client decides). */
  afterPlan?: "wait" | "silence" | "hangUp";
  /** 1 real time, 0 instantly; the carrier's default when left out. */
  speed?: number;
  /** The client calls `spoken` when its own speech has ended. */
  acknowledges?: boolean;
  /** The client uploads a WAV for recordings. */
  microphone?: boolean;
}

/** The control API said no, or the call did not do what a test waited for. */
export class VirtualCarrierError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number | null = null,
  ) {
    super(`${code}: ${message}`);
  }
}

/** The control API of the virtual carrier over `fetch`, for Node and browsers. Methods throw VirtualCarrierError. */
export class VirtualCarrierClient {
  constructor(private readonly options: VirtualCarrierClientOptions) {}

  /** Somebody dials a number. @throws `noSuchNumber` when the account does not own it */
  async dial(order: DialOptions): Promise<VirtualCall> {
    const view = await this.send<CallView>("POST", "calls", order);
    return new VirtualCall(this, view.sid);
  }

  /** A call that exists already, e.g. a leg that a flow dialled. */
  call(sid: string): VirtualCall {
    return new VirtualCall(this, sid);
  }

  calls(options: { live?: boolean } = {}): Promise<CallView[]> {
    return this.send("GET", options.live ? "calls?live=true" : "calls");
  }

  numbers(): Promise<AccountNumber[]> {
    return this.send("GET", "numbers");
  }

  addNumber(config: NumberConfig): Promise<AccountNumber> {
    return this.send("POST", "numbers", config);
  }

  /** What happens when a flow dials this number. */
  setOutside(phoneNumber: string, behaviour: OutsideBehaviour): Promise<OutsideBehaviour> {
    return this.send("PUT", `outside/${encodeURIComponent(phoneNumber)}`, behaviour);
  }

  /** Replaces the faults in force; an empty list ends them. */
  setFaults(rules: FaultRule[]): Promise<unknown> {
    return this.send("PUT", "faults", rules);
  }

  /** @internal also used by VirtualCall */
  async send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const binary = body instanceof Uint8Array;
    const response = await fetch(this.address(path), {
      method,
      headers: {
        ...this.headers(),
        ...(body === undefined ? {} : { "Content-Type": binary ? "audio/x-wav" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: binary ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const answer = (await response.json()) as { error?: { code: string; message: string } };
    if (!response.ok) {
      const { code = "failed", message = response.statusText } = answer.error ?? {};
      throw new VirtualCarrierError(code, message, response.status);
    }
    return answer as T;
  }

  /** @internal */
  address(path: string): string {
    return `${this.options.baseUrl.replace(/\/$/, "")}/control/${path}`;
  }

  /** @internal */
  headers(): Record<string, string> {
    const { controlToken } = this.options;
    return controlToken === undefined ? {} : { Authorization: `Bearer ${controlToken}` };
  }
}

type EventOf<T extends CarrierEvent["type"]> = Extract<CarrierEvent, { type: T }>;

/** One call seen from the caller's side. */
export class VirtualCall {
  private seen: CarrierEvent[] = [];
  private waitedUpTo = 0;

  constructor(
    private readonly client: VirtualCarrierClient,
    readonly sid: string,
  ) {}

  view(): Promise<CallView> {
    return this.client.send("GET", this.path());
  }

  press(digits: string, options: { secret?: boolean } = {}): Promise<CallView> {
    return this.client.send("POST", this.path("press"), { digits, ...options });
  }

  speak(text: string, confidence?: number): Promise<CallView> {
    return this.client.send("POST", this.path("speak"), confidence === undefined ? { text } : { text, confidence });
  }

  /** Says nothing: the wait that runs now is over as if its time had passed. */
  staySilent(): Promise<CallView> {
    return this.client.send("POST", this.path("silence"));
  }

  hangUp(): Promise<CallView> {
    return this.client.send("POST", this.path("hangup"));
  }

  /** The listener's own speech of this `said` or `played` event has ended. */
  spoken(seq: number): Promise<CallView> {
    return this.client.send("POST", this.path("spoken"), { seq });
  }

  /** The microphone's WAV for the recording that runs; it ends the recording. */
  uploadAudio(wav: Uint8Array): Promise<CallView> {
    return this.client.send("PUT", this.path("audio"), wav);
  }

  /** Events after a sequence number, waiting up to `waitMs` for a first one. */
  async events(after = 0, waitMs = 0): Promise<CarrierEvent[]> {
    const answer = await this.client.send<{ events: CarrierEvent[] }>(
      "GET",
      this.path(`events?after=${after}&waitMs=${waitMs}`),
    );
    return answer.events;
  }

  /**
   * The next event of this kind that has not been waited for yet.
   *
   * @param matches a kind of event, or a test of one
   * @throws `timeout`; `callEnded` when the call ended first; `carrierError` when the carrier complained (set `allowErrors` to go on)
   */
  async waitFor<T extends CarrierEvent["type"]>(
    type: T,
    matches?: (event: EventOf<T>) => boolean,
    options?: WaitOptions,
  ): Promise<EventOf<T>> {
    const wanted = (event: CarrierEvent): event is EventOf<T> =>
      event.type === type && (matches === undefined || matches(event as EventOf<T>));
    return (await this.waitUntil(wanted, type, options)) as EventOf<T>;
  }

  private async waitUntil(
    wanted: (event: CarrierEvent) => boolean,
    what: string,
    options: WaitOptions = {},
  ): Promise<CarrierEvent> {
    const deadline = Date.now() + (options.timeoutMs ?? 10_000);
    for (;;) {
      for (const event of this.seen) {
        if (event.seq <= this.waitedUpTo) continue;
        if (wanted(event)) {
          this.waitedUpTo = event.seq;
          return event;
        }
        if (event.type === "error" && !options.allowErrors) {
          throw new VirtualCarrierError("carrierError", `${event.code} ${event.message} (while waiting for ${what})`);
        }
        if (event.type === "callEnded" && what !== "webhook" && what !== "error") {
          throw new VirtualCarrierError(
            "callEnded",
            `${event.reason} (while waiting for ${what}); heard: ${this.heard().join(" | ")}`,
          );
        }
      }
      const left = deadline - Date.now();
      if (left <= 0)
        throw new VirtualCarrierError(
          "timeout",
          `waited for ${what}; happened: ${this.seen.map((e) => e.type).join(" ")}`,
        );
      this.seen.push(...(await this.events(this.seen.at(-1)?.seq ?? 0, Math.min(left, 20_000))));
    }
  }

  /** Everything said so far, as fetched by `waitFor`. */
  heard(): string[] {
    return this.seen.flatMap((event) => (event.type === "said" ? [event.text] : []));
  }

  /** Every event fetched so far. */
  history(): readonly CarrierEvent[] {
    return this.seen;
  }

  /** Waits until the call is over and returns all its events. */
  async untilEnded(options: WaitOptions = {}): Promise<CarrierEvent[]> {
    await this.waitFor("callEnded", undefined, { allowErrors: true, ...options });
    return [...this.seen];
  }

  /** Events as they come, until the signal aborts; reconnects are the caller's affair (pass the last `seq`). */
  async *follow(after = 0, signal?: AbortSignal): AsyncGenerator<CarrierEvent> {
    let last = after;
    while (!signal?.aborted) {
      const answer = await this.client.send<{ events: CarrierEvent[]; ended: boolean }>(
        "GET",
        this.path(`events?after=${last}&waitMs=20000`),
        undefined,
        signal,
      );
      yield* answer.events;
      last = answer.events.at(-1)?.seq ?? last;
      if (answer.ended && answer.events.length === 0) return;
    }
  }

  private path(verb = ""): string {
    return `calls/${this.sid}${verb === "" ? "" : `/${verb}`}`;
  }
}

export interface WaitOptions {
  /** Real milliseconds; default 10,000. */
  timeoutMs?: number;
  /** Carrier errors do not end the wait. */
  allowErrors?: boolean;
}
