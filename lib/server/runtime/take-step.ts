import { setTimeout as delay } from "node:timers/promises";
import { type AskingEffect, type Effect, isReading } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import { callUrls } from "@/lib/twiml/call-urls";
import { renderInterim } from "@/lib/twiml/render-twiml";
import { hangUpTwiml, noticeText, noticeTwiml } from "@/lib/twiml/spoken-notice";
import { createTwimlRenderer, type TwimlRenderer } from "@/lib/twiml/twiml-cache";
import { askService, type Services, within } from "./ask-service";
import { BoundedMap } from "./bounded-map";
import { type ChangeParts, callChange } from "./call-change";
import type { CallRecord, CallStore, StoredReply } from "./call-record";
import { crmServices } from "./crm-services";
import { FlowVersions } from "./flow-versions";
import { InstalledBindings } from "./installed-bindings";
import { type Budgets, defaultBudgets, type RuntimeParts } from "./runtime-parts";
import { type Cause, firstKey, type StepOrder, type StepTaken } from "./step-order";
import { makeTurns, type TurnsMade } from "./turn-work";

const sessionsInMemory = 10_000;
/** Questions in one step, against a flow that does nothing but ask. */
const questionsAtMost = 10;
/** Lost races in one step. Two copies and a status callback make two. */
const racesAtMost = 8;

/**
 * Moves calls, one step at a time: engine turns, answers of services, and one statement that stores it all, before
 * anybody is told. Any number of copies may try the same step; one of them does it.
 */
export class CallSteps {
  readonly store: CallStore;
  readonly flows: FlowVersions;
  readonly bindings: InstalledBindings;
  readonly budgets: Budgets;
  readonly now: () => number;
  /** Calls as this process knows them. Another copy may know better: every write names the revision it began from. */
  readonly warm = new BoundedMap<string, CallRecord>(sessionsInMemory);
  private readonly render: TwimlRenderer;
  private readonly services: Services;
  private readonly background = new Set<Promise<unknown>>();
  /** Queues that the carrier was asked to make room in since this process started. */
  private readonly knownQueues = new Set<string>();

  constructor(readonly parts: RuntimeParts) {
    this.budgets = { ...defaultBudgets, ...parts.budgets };
    this.now = parts.now ?? Date.now;
    this.store = parts.calls;
    this.flows = new FlowVersions(parts.installation);
    this.bindings = new InstalledBindings(parts.installation, this.now);
    this.services = { ...crmServices(parts.crm), ...parts.services };
    this.render = createTwimlRenderer(parts.publicUrl);
  }

  async take(order: StepOrder): Promise<StepTaken> {
    const answers: CallEvent[] = [];
    const serviceDeadline = this.now() + this.budgets.service;
    let claimed = order.claimed ?? false;
    let call = order.call;
    for (let races = 0; races < racesAtMost; races += 1) {
      const cause = order.cause(call);
      if (cause === null) return this.nothing(call, order.key);
      const made = await this.turnsOf(call, cause, answers, order.said);
      if (made.question !== null) {
        if (isOnce(made.question.effect) && !claimed) {
          if (call.revision === 0) return this.askOnFirstWebhook(call, made, order, serviceDeadline);
          const lost = await this.claim(call, cause, order);
          if (lost !== null) return lost;
          claimed = true;
        }
        const answer = await this.answerOf(made, answers.length, serviceDeadline, order, call);
        if ("twiml" in answer) return answer;
        answers.push(answer);
        races -= 1;
        continue;
      }
      if (call.revision > 0 && made.session === call.session && !hasMore(order)) return this.nothing(call, order.key);
      const done = await this.keep(call, made, order);
      if (done !== null) return done;
      const again = await this.reload(call, order.key);
      if (again === null) return this.nothing(call, order.key);
      const first = call.revision === 0;
      call = again.call;
      if (again.reply?.status === "done") return { call, moved: false, twiml: again.reply.twiml, effects: [] };
      if (first && again.reply !== null) return this.othersAnswer(call, again.reply.key);
    }
    throw new Error("a call changed faster than a step could be stored");
  }

  /** Takes the right to put a question that must not be put twice; null when it is ours. */
  private async claim(call: CallRecord, cause: Cause, order: StepOrder): Promise<StepTaken | null> {
    if (order.key !== null)
      return (await this.store.claim(call.callId, order.key)) ? null : this.othersAnswer(call, order.key);
    // Nobody waits for an answer, so whoever does the same has nothing to add.
    const event = cause === "record only" ? "" : cause.event.type;
    const mine = await this.store.claim(call.callId, `${event}:${call.session.turn}`);
    return mine ? null : { call, moved: false, twiml: null, effects: [] };
  }

  /**
   * The first webhook's claim is the call itself, stored as it waits for the answer: its copies each think of another id
   * for the call, and only the carrier's is the same in all of them.
   */
  private async askOnFirstWebhook(
    call: CallRecord,
    made: TurnsMade,
    order: StepOrder,
    deadlineMs: number,
  ): Promise<StepTaken> {
    const key = order.key ?? firstKey;
    const stored = await this.write(call, made, {}, [{ key, status: "claimed", twiml: null }], []);
    if (stored === null) {
      const again = await this.reload(call, key);
      if (again === null) return this.nothing(call, order.key);
      if (again.reply?.status !== "claimed")
        return { call: again.call, moved: false, twiml: again.reply?.twiml ?? hangUpTwiml, effects: [] };
      return this.othersAnswer(again.call, key);
    }
    const waiting = { ...made, rows: [], writes: [] };
    const answer = await this.answerOf(waiting, 0, deadlineMs, order, stored);
    if ("twiml" in answer) return answer;
    const cause = this.answered(made.session.turn, answer);
    return this.take({ ...order, call: stored, claimed: true, said: made.effects, cause });
  }

  /** The stored answer of a webhook that somebody else is working on, or, when that takes long, another try. */
  async othersAnswer(call: CallRecord, key: string): Promise<StepTaken> {
    const twiml = await this.waitForReply(call.callId, key, this.budgets.filler + 1_000);
    const again = { url: callUrls(this.parts.publicUrl, call.callId, key).turn, afterSeconds: 0 };
    return {
      call,
      moved: false,
      twiml: twiml ?? noticeTwiml("oneMoment", call.session.language, again),
      effects: [],
    };
  }

  async waitForReply(callId: string, key: string, patienceMs: number): Promise<string | null> {
    const until = this.now() + patienceMs;
    for (let pause = 25; ; pause = Math.min(200, pause * 1.5)) {
      const reply = await this.store.reply(callId, key);
      if (reply?.status === "done") return reply.twiml;
      if (this.now() + pause >= until) return null;
      await delay(pause);
    }
  }

  /** Waits for what goes on behind answered webhooks. */
  async stop(): Promise<void> {
    while (this.background.size > 0) await Promise.allSettled([...this.background]);
  }

  private async turnsOf(
    call: CallRecord,
    cause: Cause,
    answers: readonly CallEvent[],
    said: readonly Effect[] = [],
  ): Promise<TurnsMade> {
    if (cause === "record only") return { session: call.session, effects: [], rows: [], writes: [], question: null };
    const flow = await this.flows.document(call.flowVersionId);
    if (flow === null) throw new Error("the flow version of a call is gone");
    const made = makeTurns(this.parts.engine, flow, cause, answers);
    return said.length === 0 ? made : { ...made, effects: [...said, ...made.effects] };
  }

  /** The service's answer, or, when it is slow, the filler that the caller hears meanwhile. */
  private async answerOf(
    made: TurnsMade,
    asked: number,
    deadlineMs: number,
    order: StepOrder,
    call: CallRecord,
  ): Promise<CallEvent | StepTaken> {
    const { effect, attemptKey } = made.question as NonNullable<TurnsMade["question"]>;
    if (asked >= questionsAtMost) return { type: "serviceFailed", at: this.now(), reason: "unavailable" };
    const { callId } = call;
    const answer = askService(effect, this.services, { callId, attemptKey, deadlineMs, now: this.now });
    if (order.key === null) return answer;
    return (await within(this.budgets.filler, answer)) ?? this.answerLater(made, answer, order, call);
  }

  /** Stores the call as it waits for the service, tells the caller to hold on, and goes on when the answer is there. */
  private async answerLater(
    made: TurnsMade,
    answer: Promise<CallEvent>,
    order: StepOrder,
    call: CallRecord,
  ): Promise<StepTaken> {
    const urls = callUrls(this.parts.publicUrl, call.callId, made.session.turn);
    const notice = { type: "say" as const, ...noticeText("oneMoment", made.session.language) };
    const twiml = renderInterim(made.effects, notice, urls, await this.bindings.forEffects(made.effects));
    const laterKey = String(made.session.turn);
    const replies: StoredReply[] = [
      { key: order.key as string, status: "done", twiml },
      { key: laterKey, status: "claimed", twiml: null },
    ];
    const stored = await this.write(call, made, order, replies, [twiml]);
    if (stored === null) {
      const again = await this.reload(call, order.key);
      return { call: again?.call ?? call, moved: false, twiml: again?.reply?.twiml ?? hangUpTwiml, effects: [] };
    }
    const later = answer.then((event) =>
      this.take({ call: stored, key: laterKey, claimed: true, cause: this.answered(made.session.turn, event) }),
    );
    this.watch(later);
    return { call: stored, moved: true, twiml, effects: [] };
  }

  /** The answer to what was asked in a turn, while the call still waits for it. */
  answered(askedIn: number, event: CallEvent): StepOrder["cause"] {
    return ({ session }) => (session.turn === askedIn && session.wait.kind === "service" ? { session, event } : null);
  }

  private watch(work: Promise<unknown>): void {
    const watched = work
      .catch((error) => this.parts.log.error({ err: error }, "a call could not go on after a slow service"))
      .finally(() => this.background.delete(watched));
    this.background.add(watched);
  }

  private async keep(call: CallRecord, made: TurnsMade, order: StepOrder): Promise<StepTaken | null> {
    const { effects, session } = made;
    const replies: StoredReply[] = [];
    let documents: string[] = [];
    if (effects.length > 0) {
      const rendered = this.render(effects, call.callId, session.turn, await this.bindings.forEffects(effects));
      documents = rendered.documents;
      if (rendered.screen !== null)
        replies.push({ key: `screen:${session.turn}`, status: "done", twiml: rendered.screen });
      if (rendered.whisper !== null)
        replies.push({ key: `whisper:${session.turn}`, status: "done", twiml: rendered.whisper });
      documents.slice(1).forEach((twiml, index) => {
        replies.push({ key: `${session.turn}/${index + 1}`, status: "done", twiml });
      });
    }
    const twiml = order.key === null ? null : (documents[0] ?? order.answer ?? hangUpTwiml);
    if (order.key !== null) replies.push({ key: order.key, status: "done", twiml });
    const stored = await this.write(call, made, order, replies, documents);
    return stored === null ? null : { call: stored, moved: true, twiml, effects };
  }

  private async write(
    call: CallRecord,
    made: TurnsMade,
    also: ChangeParts["also"],
    replies: StoredReply[],
    documents: string[],
  ): Promise<CallRecord | null> {
    const change = callChange({
      call,
      made,
      also,
      replies,
      documents,
      atMs: this.now(),
      knownQueues: this.knownQueues,
    });
    const stored = call.revision === 0 ? await this.store.create(call, change) : await this.store.update(call, change);
    if (!stored) return null;
    for (const effect of made.effects) if (effect.type === "enqueue") this.knownQueues.add(effect.name);
    const after: CallRecord = {
      ...call,
      session: change.session,
      state: change.state,
      revision: call.revision + 1,
      eventCount: call.eventCount + change.rows.length,
    };
    if (after.state === "ended") this.warm.delete(call.callId);
    else this.warm.set(call.callId, after);
    this.parts.onCallChanged?.(call.callId);
    return after;
  }

  private async reload(call: CallRecord, key: string | null) {
    const found =
      call.revision === 0
        ? await this.store.loadBySid(call.callSid, key ?? "")
        : await this.store.load(call.callId, key ?? "");
    if (!found) return null;
    if (found.call.state !== "ended") this.warm.set(found.call.callId, found.call);
    return found;
  }

  /** Nothing to be done: whoever asks for a document hears again what was said last, or is hung up on after the end. */
  private async nothing(call: CallRecord, key: string | null): Promise<StepTaken> {
    const { session } = call;
    if (key === null) return { call, moved: false, twiml: null, effects: [] };
    const over = session.phase !== "inCall" || session.wait.kind === "hangUp" || session.wait.kind === "ended";
    const twiml = over
      ? hangUpTwiml
      : ((await this.store.latestReply(call.callId)) ?? noticeTwiml("outOfOrder", session.language));
    return { call, moved: false, twiml, effects: [] };
  }
}

/** A question that must not be put twice: it counts, or changes something. */
const isOnce = (effect: AskingEffect) => !isReading(effect);

const hasMore = (order: StepOrder) =>
  (order.rows?.length ?? 0) > 0 || (order.jobs?.length ?? 0) > 0 || order.state !== undefined;
