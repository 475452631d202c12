import type { VirtualCall } from "@/lib/carrier/virtual/client";
import type { CarrierEvent, InputWanted } from "@/lib/carrier/virtual/events";
import { toneWav } from "@/lib/carrier/virtual/wav";
import { type Effect, isWriting } from "@/lib/engine/effect";
import type { CallerAction } from "@/lib/simulator/caller-action";
import { pathOf } from "@/lib/simulator/path";
import { lines } from "../installed-runtime";
import type { TurnEntry } from "../timeline";
import { CallerEar } from "./caller-ear";
import { eventually } from "./eventually";
import type { GalleryCall } from "./gallery";
import { typedPin } from "./golden-customers";
import type { CrmWay, GoldenLine } from "./golden-line";
import { endedCall } from "./read-call";
import type { WaitingClock } from "./waiting-clock";

export interface PlayedCall {
  callId: string;
  /** What the caller heard before doing anything, and after each step; waiting on after waiting is one step. */
  heard: string[][];
  path: string[];
  end: string | null;
  /** What the flow wanted written. */
  writes: Effect[];
  /** How often the call itself was recorded. */
  recordings: number;
}

/** Plays a golden call through the carrier against the real call path, and waits until everything it leads to is done. */
export async function playGoldenCall(
  line: GoldenLine,
  way: CrmWay,
  { flow, golden }: GalleryCall,
): Promise<PlayedCall> {
  const { world, steps } = golden;
  const { number, clock } = await line.prepare(way, flow, golden);
  await line.trouble.set(troubleOf(world.customer));
  const microphone = steps.some(({ caller }) => "leaveMessage" in caller);
  const call = await line.phone.dial({ from: world.from, to: number, microphone });
  const play = new Play(line, call, clock);
  try {
    for (const { caller } of steps) await play.step(caller);
    await play.ear.until("the end", (event) => event.type === "callEnded");
  } catch (error) {
    await call.hangUp().catch(() => {});
    throw error;
  } finally {
    await line.trouble.set(null);
  }
  play.mark();
  const { app } = line;
  const { call: row, turns } = await endedCall(app.prisma, call.sid);
  const writes = turns.flatMap(({ effects }, index) =>
    effects.filter((effect) => isWriting(effect) || (effect.type === "createTicket" && isOpened(turns[index + 1]))),
  );
  const recordings = turns.filter(
    ({ effects }, index) =>
      effects.some((effect) => effect.type === "changeRecording" && effect.action === "start") &&
      turns[index + 1]?.event.type === "recordingChanged",
  ).length;
  line.release();
  const messages = writes.filter(({ type }) => type === "keepVoicemail").length;
  await eventually(() => allIsDone(line, row.callId, messages + recordings), 20_000);
  line.carrier.faults.set([]);
  return {
    callId: row.callId,
    heard: play.heard,
    path: pathOf(turns.flatMap((turn) => turn.steps)),
    end: row.endReason,
    writes,
    recordings,
  };
}

/** A ticket that was asked for is there when the answer says so. */
const isOpened = (next: TurnEntry | undefined) => next?.event.type === "ticketOpened";

/** No job is left, and as many recordings as were made are here. */
async function allIsDone({ app }: GoldenLine, callId: string, recordings: number): Promise<boolean> {
  // A recording whose callback may be lost is fetched 20 s later; nobody waits for that here.
  await app.pool.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs
     WHERE task_identifier = 'storeRecording' AND run_at > now() AND locked_at IS NULL`,
  );
  const { rows } = await app.pool.query<{ jobs: number; stored: number }>(
    `SELECT (SELECT count(*)::int FROM graphile_worker.jobs
             WHERE run_at <= now() AND task_identifier <> 'reconcileCalls') AS jobs,
       (SELECT count(*)::int FROM recording WHERE call_id = $1 AND status = 'stored') AS stored`,
    [callId],
  );
  return rows[0]?.jobs === 0 && rows[0].stored >= recordings;
}

/** The caller's side of one call. */
class Play {
  readonly ear: CallerEar;
  readonly heard: string[][] = [];
  private heardUpTo = 0;
  private waited = false;

  constructor(
    private readonly line: GoldenLine,
    private readonly call: VirtualCall,
    private readonly clock: WaitingClock,
  ) {
    this.ear = new CallerEar(call);
  }

  /** Waits until the call is where this can be done, and does it; what is heard from here on is its consequence. */
  async step(action: CallerAction): Promise<void> {
    const goesOn = "waitSeconds" in action && this.waited;
    this.waited = "waitSeconds" in action;
    const where = await this.ready(action);
    await this.line.trouble.set("crm" in action ? troubleOf(action.crm) : null);
    if (!goesOn) this.mark();
    await this.act(action, where);
  }

  /** What was heard since the last mark is one step's. */
  mark(): void {
    const { position } = this.ear;
    this.heard.push(this.ear.heard(this.heardUpTo, position));
    this.heardUpTo = position;
  }

  private async ready(action: CallerAction): Promise<CarrierEvent> {
    const { ear } = this;
    if ("callee" in action) return ear.until("somebody is rung", (event) => event.type === "dialling");
    if ("leaveMessage" in action) return ear.until("the tone", (event) => event.type === "recordingStarted");
    if ("waitSeconds" in action || "agentAnswers" in action) return this.stillInQueue();
    if ("hangUp" in action) return ear.until("a wait", (event) => waits.has(event.type));
    return ear.until("a question", (event) => event.type === "waitingForInput");
  }

  /** All waiting has passed, and what the last of it made the caller hear has been heard. */
  private async stillInQueue(): Promise<CarrierEvent> {
    do await this.ear.until("a wait document", isWaitDocument);
    while (!this.clock.spent);
    // The one that used it up may be on its way; after two more it has been heard.
    this.ear.skipToNow();
    await this.ear.until("a wait document", isWaitDocument);
    return this.ear.until("a wait document", isWaitDocument);
  }

  private async act(action: CallerAction, where: CarrierEvent): Promise<void> {
    const { call, clock } = this;
    if ("press" in action) await this.type(action.press, where, false);
    else if ("enterSecret" in action)
      await this.type(typedPin(action.enterSecret, action.crm !== "rejected"), where, true);
    else if ("speak" in action) await call.speak(action.speak);
    else if ("staySilent" in action) await call.staySilent();
    else if ("waitSeconds" in action) clock.allow(action.waitSeconds);
    else if ("agentAnswers" in action) await this.talkToAgent(action.agentAnswers.talkSeconds);
    else if ("leaveMessage" in action) await call.uploadAudio(message(action.leaveMessage));
    else if ("hangUp" in action) await call.hangUp();
  }

  /** Keys, and a pause after them where the question waits for more. */
  private async type(keys: string, where: CarrierEvent, secret: boolean): Promise<void> {
    const { numDigits, finishOnKey } = where as CarrierEvent & InputWanted;
    await this.call.press(keys, { secret });
    const finished =
      (finishOnKey !== "" && keys.includes(finishOnKey)) || (numDigits !== null && keys.length >= numDigits);
    if (!finished) await this.call.staySilent();
  }

  /** Another call dials the queue and gets the one who waits; after their talk it hangs up. */
  private async talkToAgent(seconds: number): Promise<void> {
    const { line, ear } = this;
    const queued = ear.events.findLast((event) => event.type === "queued");
    const carrier = lines(line.app).find(({ name }) => name === "twilio")?.carrier;
    if (queued?.type !== "queued" || !carrier) throw new Error("there is no queue to take the caller out of");
    const twiml = `<Response><Dial><Queue>${queued.queue}</Queue></Dial></Response>`;
    const from = line.carrier.numbers.list()[0]?.phoneNumber as string;
    const agent = await carrier.placeCall({ to: "+15550143009", from, twiml });
    if (!agent.ok) throw new Error(`the agent's call was not placed: ${agent.error.message}`);
    await ear.until("an agent", (event) => event.type === "dequeued");
    this.clock.skip(seconds);
    await carrier.endCall(agent.value.sid);
  }
}

const waits = new Set<CarrierEvent["type"]>(["waitingForInput", "recordingStarted", "queued", "dialling"]);

const isWaitDocument = (event: CarrierEvent) =>
  event.type === "webhook" && event.url.includes("/api/voice/queue/wait/");

const recordings = new Map<number, Uint8Array>();

/** So many seconds of a tone; 0: a microphone that heard nothing. */
function message(seconds: number): Uint8Array {
  const wav = recordings.get(seconds) ?? (seconds === 0 ? toneWav(1).subarray(0, 44) : toneWav(seconds));
  recordings.set(seconds, wav);
  return wav;
}

/** @throws Error for what cannot be made so with a database of our own */
function troubleOf(word: unknown) {
  if (word === "badAnswer") throw new Error("our own database gives no answers that make no sense");
  return word === "timeout" || word === "unavailable" ? word : null;
}
