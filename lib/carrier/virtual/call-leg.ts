import { CallClock } from "./call-clock";
import type { CallRecording } from "./call-recording";
import { CallerScript } from "./caller-script";
import type { CallerInput, Ear } from "./ear";
import { EventLog } from "./event-log";
import type { CallerStep, CallStatus, CallView, CarrierEvent, CarrierEventBody, FinalStatus } from "./events";
import { Interrupted, type Interruption } from "./interruption";
import { newSid } from "./sid";

export interface CallLegOptions {
  from: string;
  to: string;
  direction: "inbound" | "outbound-api" | "outbound-dial";
  parentSid: string | null;
  speed: number;
  plan: CallerStep[] | null;
  afterPlan: "wait" | "silence" | "hangUp";
  /** True when the listener sends `spoken` when its own speech has ended. */
  acknowledges: boolean;
  /** True when a WAV will be uploaded for a recording. */
  microphone: boolean;
}

/** One telephone connection: its state, its events, what the caller does, and what interrupts it. */
export class CallLeg {
  readonly sid = newSid("CA");
  readonly clock: CallClock;
  readonly from: string;
  readonly to: string;
  readonly direction: CallLegOptions["direction"];
  readonly parentSid: string | null;
  readonly createdAtMs: number;
  readonly microphone: boolean;
  status: CallStatus = "queued";
  answeredAtMs: number | null = null;
  endedAtMs: number | null = null;
  /** Where requests of this call go when a document fails; null when there is none. */
  fallback: { url: string; method: "GET" | "POST" } | null = null;
  statusCallback: { url: string; method: "GET" | "POST"; events: string[] } | null = null;
  /** Numbers status callbacks (`SequenceNumber`). */
  callbackCount = 0;
  /** Documents run since time last passed, to stop a loop that never waits. */
  documentsWithoutTime = 0;
  ear: Ear | null = null;
  /** WAV bytes uploaded for the recording that runs or has just ended. */
  uploadedAudio: Uint8Array | null = null;
  /** Of the whole call, the ones that still run in the order of their start. */
  recordings: CallRecording[] = [];

  private readonly acknowledges: boolean;
  private readonly script: CallerScript;
  private readonly log = new EventLog(this.sid);
  private interruption: Interruption | null = null;
  private readonly waiters = new Set<() => void>();
  private readonly audioWaiters = new Set<() => void>();
  private spokenUpTo = 0;

  constructor(options: CallLegOptions) {
    this.clock = new CallClock(options.speed);
    this.from = options.from;
    this.to = options.to;
    this.direction = options.direction;
    this.parentSid = options.parentSid;
    this.script = new CallerScript(options.plan, options.afterPlan);
    this.acknowledges = options.acknowledges;
    this.microphone = options.microphone;
    this.createdAtMs = this.clock.now();
  }

  get ended(): boolean {
    return this.endedAtMs !== null;
  }

  get durationSeconds(): number {
    if (this.answeredAtMs === null) return 0;
    return Math.max(0, Math.ceil(((this.endedAtMs ?? this.clock.now()) - this.answeredAtMs) / 1000));
  }

  view(): CallView {
    const { sid, parentSid, from, to, direction, status, answeredAtMs, endedAtMs } = this;
    const { lastSeq } = this.log;
    return { sid, parentSid, from, to, direction, status, startedAtMs: answeredAtMs, endedAtMs, lastSeq };
  }

  // ── events ──

  emit(body: CarrierEventBody): number {
    return this.log.add(body, this.clock.now());
  }

  eventsAfter(seq: number): CarrierEvent[] {
    return this.log.after(seq);
  }

  subscribe(tell: (event: CarrierEvent) => void): () => void {
    return this.log.subscribe(tell);
  }

  // ── what the outside does to the call ──

  /** A hang-up wins over anything that came before it; otherwise the first interruption that is not yet handled stays. */
  interrupt(interruption: Interruption): void {
    if (this.ended) return;
    if (this.interruption?.kind === "hangUp") return;
    if (this.interruption && interruption.kind === "taken") return;
    this.interruption = interruption;
    for (const wake of [...this.waiters]) wake();
  }

  hear(input: CallerInput): void {
    if (this.ended) return;
    if (this.ear) {
      this.ear.heard.push(input);
      this.ear.onInput?.();
    } else if (input.kind !== "silence") {
      this.emit({ type: "inputIgnored", what: input.kind === "key" ? "keys" : "speech" });
    }
  }

  spoken(seq: number): void {
    this.spokenUpTo = Math.max(this.spokenUpTo, seq);
    for (const wake of [...this.waiters]) wake();
  }

  upload(wav: Uint8Array): void {
    this.uploadedAudio = wav;
    for (const wake of [...this.audioWaiters]) wake();
  }

  onAudio(wake: () => void): () => void {
    this.audioWaiters.add(wake);
    return () => this.audioWaiters.delete(wake);
  }

  // ── waiting, for the interpreter ──

  /** Throws when something has interrupted the call since the last wait. */
  checkpoint(): void {
    const interruption = this.interruption;
    if (interruption) {
      if (interruption.kind !== "hangUp") this.interruption = null;
      throw new Interrupted(interruption);
    }
  }

  /**
   * Waits for what `arrange` settles, unless the call is interrupted first.
   *
   * @param arrange gets `settle` and returns the clean-up
   */
  async until<T>(arrange: (settle: (value: T) => void) => (() => void) | undefined): Promise<T> {
    this.checkpoint();
    const outcome = await new Promise<{ value: T } | null>((resolve) => {
      let cleanUp: (() => void) | undefined;
      let over = false;
      const finish = (result: { value: T } | null) => {
        if (over) return;
        over = true;
        this.waiters.delete(wake);
        cleanUp?.();
        resolve(result);
      };
      const wake = () => {
        if (this.interruption) finish(null);
      };
      this.waiters.add(wake);
      cleanUp = arrange((value) => finish({ value }));
      if (over) cleanUp?.();
    });
    if (outcome === null) this.checkpoint();
    return (outcome as { value: T }).value;
  }

  async sleep(ms: number): Promise<void> {
    if (ms > 0) this.documentsWithoutTime = 0;
    await this.until<void>((settle) => {
      const timer = setTimeout(settle, this.clock.realMs(ms));
      return () => clearTimeout(timer);
    });
  }

  /**
   * A sound is heard: until its time is over, the listener says it was spoken, or (with an ear that allows it) the caller barges in.
   *
   * @param seq the event that announced the sound
   */
  async hearSound(seq: number, estimatedMs: number, bargeIn: Ear | null): Promise<"finished" | "bargeIn"> {
    this.documentsWithoutTime = 0;
    if (bargeIn && bargeIn.heard.length > 0) return this.endSound(seq, "bargeIn");
    try {
      const how = await this.until<"finished" | "bargeIn">((settle) => {
        const wait = this.acknowledges ? estimatedMs * 3 + 10_000 : estimatedMs;
        const timer = setTimeout(() => settle("finished"), this.clock.realMs(wait));
        const wake = () => {
          if (this.acknowledges && this.spokenUpTo >= seq) settle("finished");
        };
        this.waiters.add(wake);
        wake();
        if (bargeIn) bargeIn.onInput = () => settle("bargeIn");
        return () => {
          clearTimeout(timer);
          this.waiters.delete(wake);
          if (bargeIn) bargeIn.onInput = null;
        };
      });
      return this.endSound(seq, how);
    } catch (error) {
      this.emit({ type: "soundEnded", of: seq, how: "interrupted" });
      throw error;
    }
  }

  private endSound(seq: number, how: "finished" | "bargeIn"): "finished" | "bargeIn" {
    this.emit({ type: "soundEnded", of: seq, how });
    return how;
  }

  /**
   * The caller's next input, or silence when `timeoutMs` are over. At speed 0 the wait does not run out by itself (the test decides),
   * unless `expires` says that it must, as in a queue's wait document, where `floorMs` of real time pass.
   */
  async nextInput(ear: Ear, timeoutMs: number, expires = false, floorMs = 0): Promise<CallerInput> {
    const early = ear.heard.shift();
    if (early) return early;
    return this.until<CallerInput>((settle) => {
      const forever = this.clock.speed === 0 && !expires;
      const timer = forever
        ? null
        : setTimeout(() => settle({ kind: "silence" }), Math.max(floorMs, this.clock.realMs(timeoutMs)));
      ear.onInput = () => {
        const input = ear.heard.shift();
        if (input) settle(input);
      };
      return () => {
        if (timer) clearTimeout(timer);
        ear.onInput = null;
      };
    });
  }

  // ── the scripted caller ──

  nextStep(): CallerStep | null {
    return this.script.next();
  }

  peekStep(): CallerStep | null {
    return this.script.peek();
  }

  perform(step: CallerStep): void {
    if ("press" in step) this.press(step.press, step.secret ?? false);
    else if ("speak" in step) this.speak(step.speak, step.confidence ?? 0.9);
    else if ("hangUp" in step) this.interrupt({ kind: "hangUp", reason: "callerHungUp" });
    else this.hear({ kind: "silence" });
  }

  press(keys: string, secret: boolean): void {
    this.emit({ type: "pressed", digits: secret ? "•".repeat(keys.length) : keys });
    for (const key of keys) this.hear({ kind: "key", key, secret });
  }

  speak(text: string, confidence: number): void {
    this.emit({ type: "spoke", text });
    this.hear({ kind: "speech", text, confidence });
  }

  finish(status: FinalStatus): void {
    this.endedAtMs = this.clock.now();
    this.status = status;
  }
}
