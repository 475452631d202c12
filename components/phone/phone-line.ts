import { createStore, type StoreApi } from "zustand/vanilla";
import { Microphone } from "@/components/phone/microphone";
import { Speaker } from "@/components/phone/speaker";
import { type TranscriptLine, withEvent } from "@/components/phone/transcript-lines";
import type { ApiClient, ApiOutputs } from "@/lib/api-client";
import { type VirtualCall, VirtualCarrierClient, VirtualCarrierError } from "@/lib/carrier/virtual/client";
import type { CarrierEvent, InputWanted } from "@/lib/carrier/virtual/events";

export type FollowedCall = ApiOutputs["calls"]["follow"];

export interface PhoneState {
  status: "idle" | "dialling" | "inCall" | "ended";
  callSid: string | null;
  lines: readonly TranscriptLine[];
  /** What the system wants from the caller now. */
  wanted: InputWanted | null;
  recording: boolean;
  /** In a queue, until somebody takes the call or the caller leaves it. */
  queued: boolean;
  /** Unix milliseconds by this browser's clock. */
  startedAtMs: number | null;
  endedAtMs: number | null;
  /** Our side of the call: flow, timeline so far, what is known. Null until its first webhook was answered. */
  followed: FollowedCall | null;
  /** What stopped the phone, for the catalogue. */
  problem: PhoneProblem | null;
  /** The person wanted to speak, and the browser gave no microphone: messages are a tone. */
  withoutMicrophone: boolean;
}

export type PhoneProblem = "noSuchNumber" | "badNumber" | "notAllowed" | "cutOff" | "unreachable";

/** What the carrier's refusals mean to the person; everything else is `unreachable`. */
const problems: Partial<Record<string, PhoneProblem>> = {
  noSuchNumber: "noSuchNumber",
  invalid: "badNumber",
  unauthorized: "notAllowed",
  /** The carrier keeps calls in memory: it was started anew. */
  noSuchCall: "cutOff",
};

/** A connection that is lost for a moment is not the end of a call. */
const reconnects = 4;
const reconnectAfterMs = 800;

export interface PhoneOptions {
  from: string;
  to: string;
  sound: boolean;
  microphone: boolean;
}

const carrierPath = "/carrier";

const idle: PhoneState = {
  status: "idle",
  callSid: null,
  lines: [],
  wanted: null,
  recording: false,
  queued: false,
  startedAtMs: null,
  endedAtMs: null,
  followed: null,
  problem: null,
  withoutMicrophone: false,
};

/**
 * The in-app telephone: it calls through the virtual carrier, over HTTP, as any caller would, and follows beside it
 * what the runtime does with the call.
 */
export class PhoneLine {
  readonly store: StoreApi<PhoneState> = createStore(() => idle);
  private readonly carrier = new VirtualCarrierClient({ baseUrl: carrierPath });
  private call: VirtualCall | null = null;
  private speaker: Speaker | null = null;
  private microphone: Microphone | null = null;
  private ending = new AbortController();
  /** Follow-up reads one after the other; a wish that comes meanwhile is one more read. */
  private reading: Promise<void> | null = null;
  private readAgain = false;
  /** A key was sent that may end what is being asked; what is asked next is not known yet. */
  private answered = false;
  /** Keys go out one request after the other, or a quick finger's would arrive in another order. */
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly api: ApiClient) {}

  async dial({ from, to, sound, microphone }: PhoneOptions): Promise<void> {
    this.ending.abort();
    this.ending = new AbortController();
    this.store.setState({ ...idle, status: "dialling", startedAtMs: Date.now() }, true);
    const speaks = sound && Speaker.isAvailable();
    this.speaker = speaks ? new Speaker((seq) => void this.call?.spoken(seq).catch(() => {})) : null;
    this.microphone = microphone ? await Microphone.open() : null;
    this.store.setState({ withoutMicrophone: microphone && this.microphone === null });
    try {
      this.call = await this.carrier.dial({ from, to, acknowledges: speaks, microphone: this.microphone !== null });
      this.store.setState({ callSid: this.call.sid });
      void this.follow(this.call, this.ending.signal);
    } catch (error) {
      this.stopped(error);
    }
  }

  press(key: string): void {
    const secret = this.mayBeSecret();
    const { wanted } = this.store.getState();
    if (wanted && (key === wanted.finishOnKey || wanted.numDigits === 1)) this.answered = true;
    this.speaker?.hush();
    this.sending = this.sending.then(() => this.send((call) => call.press(key, { secret })));
  }

  /** A key while the answer is a secret is shown as a dot; so is one while we do not know what is asked. */
  private mayBeSecret(): boolean {
    const { followed, wanted, recording } = this.store.getState();
    if (recording) return false;
    return wanted === null || this.answered || this.reading !== null || followed?.session?.wait.kind === "secret";
  }

  speak(text: string): void {
    this.speaker?.hush();
    void this.send((call) => call.speak(text));
  }

  async endRecording(): Promise<void> {
    const wav = await this.microphone?.stop();
    await this.send((call) => (wav ? call.uploadAudio(wav) : call.press("#")));
  }

  hangUp(): void {
    this.speaker?.hush();
    void this.send((call) => call.hangUp());
  }

  /** Puts an ended call away. */
  clear(): void {
    this.ending.abort();
    this.store.setState(idle, true);
  }

  /** The page goes away at once: only a beacon still gets out. */
  leave(): void {
    const { callSid, status } = this.store.getState();
    if (callSid && status === "inCall") navigator.sendBeacon(`${carrierPath}/control/calls/${callSid}/hangup`);
  }

  /** Leaves the phone: a call that still runs is hung up. */
  close(): void {
    if (["dialling", "inCall"].includes(this.store.getState().status)) this.hangUp();
    this.ending.abort();
    this.microphone?.close();
  }

  private async send(order: (call: VirtualCall) => Promise<unknown>): Promise<void> {
    try {
      if (this.call) await order(this.call);
    } catch (error) {
      // The call may have ended a moment ago; its events tell.
      if (!(error instanceof VirtualCarrierError)) this.stopped(error);
    }
  }

  private async follow(call: VirtualCall, signal: AbortSignal): Promise<void> {
    let seen = 0;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        for await (const event of call.follow(seen, signal)) {
          seen = event.seq;
          failures = 0;
          this.happened(event);
        }
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof VirtualCarrierError || failures >= reconnects) return this.stopped(error);
        await new Promise((resolve) => setTimeout(resolve, reconnectAfterMs));
      }
    }
  }

  private happened(event: CarrierEvent): void {
    const { lines } = this.store.getState();
    this.store.setState({ lines: withEvent(lines, event) });
    switch (event.type) {
      case "answered":
        this.store.setState({ status: "inCall", startedAtMs: Date.now() });
        break;
      case "said":
        this.speaker?.say(event);
        break;
      case "played":
        this.speaker?.play(event);
        break;
      case "soundEnded":
        if (event.how !== "finished") this.speaker?.hush();
        break;
      case "listening":
        this.answered = false;
        this.store.setState({ wanted: event });
        break;
      case "waitingForInput":
        this.store.setState({ wanted: event });
        break;
      case "inputEnded":
        this.store.setState({ wanted: null });
        break;
      case "recordingStarted":
        this.microphone?.start();
        this.store.setState({ recording: true });
        break;
      case "recordingEnded":
        this.store.setState({ recording: false });
        break;
      case "queued":
      case "dequeued":
        this.store.setState({ queued: event.type === "queued" });
        break;
      case "webhook":
        this.read();
        break;
      case "callEnded":
        this.speaker?.hush();
        this.microphone?.close();
        this.store.setState({ status: "ended", wanted: null, recording: false, endedAtMs: Date.now() });
        this.read();
        break;
    }
  }

  /** Fetches what the runtime wrote since the last time. */
  private read(): void {
    if (this.reading) {
      this.readAgain = true;
      return;
    }
    this.reading = this.readNow().finally(() => {
      this.reading = null;
      if (!this.readAgain) return;
      this.readAgain = false;
      this.read();
    });
  }

  private async readNow(): Promise<void> {
    const { callSid, followed } = this.store.getState();
    if (!callSid) return;
    const afterSeq = followed?.timeline.at(-1)?.seq ?? 0;
    try {
      const news = await this.api.calls.follow.query({ callSid, afterSeq });
      if (this.store.getState().callSid !== callSid) return;
      this.store.setState({
        followed: {
          ...news,
          document: followed?.document ?? news.document,
          timeline: [...(followed?.timeline ?? []), ...news.timeline],
        },
      });
    } catch {
      // The call itself goes on; the next webhook asks again.
    }
  }

  private stopped(error: unknown): void {
    this.speaker?.hush();
    this.store.setState({
      status: "ended",
      endedAtMs: Date.now(),
      wanted: null,
      recording: false,
      problem: (error instanceof VirtualCarrierError && problems[error.code]) || "unreachable",
    });
  }
}
