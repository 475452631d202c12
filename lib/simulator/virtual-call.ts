import { DateTime } from "luxon";
import { type Effect, isAsking } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { err, ok, type Result } from "@/lib/util/result";
import { type CallerAction, describeAction } from "./caller-action";
import { happening } from "./happening";
import { serviceAnswer } from "./service-answer";
import type { World } from "./world";

/** One turn of a simulated call: what happened and what came of it. */
export interface VirtualTurn {
  event: CallEvent;
  effects: Effect[];
  steps: Turn["steps"];
}

/** A simulated call so far: plain JSON and never changed, so that keeping the earlier ones is all it takes to step back. */
export interface VirtualCall {
  world: World;
  session: CallSession;
  turns: readonly VirtualTurn[];
}

/** How long the carrier takes to ask again while a caller waits. */
const tickSeconds = 10;

/**
 * Dials a flow. Everything that needs no caller (the look-up, the first document of a queue, the hang-up) has
 * happened when it returns.
 */
export function dialFlow(flow: FlowDocument, world: World): VirtualCall {
  const atMs = DateTime.fromISO(world.startsAt).toMillis();
  const { from, to } = world;
  const turn = engine.start(flow, { callId: "simulated", from, to, atMs });
  const begun = {
    event: { type: "callStarted" as const, at: atMs, from, to },
    effects: turn.effects,
    steps: turn.steps,
  };
  return settle(flow, { world, session: turn.session, turns: [begun] });
}

/**
 * What the caller does next. An error, in words, when the flow is not listening for that: a caller could do it, but
 * nothing would come of it, so a script that says so is wrong.
 */
export function act(flow: FlowDocument, call: VirtualCall, action: CallerAction): Result<VirtualCall, string> {
  if ("waitSeconds" in action) return wait(flow, call, action.waitSeconds);
  const event = happening(call, action);
  if (event === null) return err(`the caller ${describeAction(action)}, but the flow is ${activity(call.session)}`);
  return ok(settle(flow, feed(flow, call, event), "crm" in action ? action : null));
}

function wait(flow: FlowDocument, before: VirtualCall, seconds: number): Result<VirtualCall, string> {
  if (before.session.wait.kind !== "queue") return err(`the caller waits, but the flow is ${activity(before.session)}`);
  const untilMs = before.session.nowMs + seconds * 1000;
  let call = before;
  while (call.session.wait.kind === "queue" && call.session.nowMs < untilMs) {
    const { nowMs, wait } = call.session;
    const tickMs = Math.min(nowMs + tickSeconds * 1000, untilMs);
    const due = wait.dueAtMs !== null && wait.dueAtMs <= tickMs;
    const event: CallEvent = due
      ? { type: "timePassed", at: Math.max(nowMs, wait.dueAtMs as number) }
      : tick(call, tickMs);
    call = settle(flow, feed(flow, call, event));
  }
  return ok(call);
}

/** Answers what needs no caller until the flow listens, waits, or is over. */
function settle(flow: FlowDocument, before: VirtualCall, secret: { crm: string } | null = null): VirtualCall {
  let call = before;
  for (let event = answer(call, secret); event !== null; event = answer(call, secret)) call = feed(flow, call, event);
  return call;
}

function answer(call: VirtualCall, secret: { crm: string } | null): CallEvent | null {
  const { session, world, turns } = call;
  const at = session.nowMs;
  const last = turns.at(-1)?.effects.at(-1);
  switch (session.wait.kind) {
    case "service":
      if (last === undefined || !isAsking(last)) return null;
      if (last.type === "lookUpCustomer") return lookedUp(world, at);
      if (last.type === "verifyPin") return checked(world, at, secret?.crm ?? "unavailable");
      return serviceAnswer(call, last);
    case "queue": {
      if (last?.type !== "enqueue") return null;
      const state = Object.hasOwn(world.queues, last.name) ? world.queues[last.name] : undefined;
      if (state === "full") return { type: "queueLeft", at, result: "queueFull" };
      if (state === "failed") return { type: "queueLeft", at, result: "failed" };
      return tick(call, at);
    }
    case "leaving":
      return { type: "queueLeft", at, result: "left" };
    case "hangUp":
      return { type: "callEnded", at, reason: "flowHungUp" };
    default:
      return null;
  }
}

function lookedUp({ customer }: World, at: number): CallEvent {
  if (customer === null) return { type: "customerNotFound", at };
  return typeof customer === "string"
    ? { type: "serviceFailed", at, reason: customer }
    : { type: "customerFound", at, customer };
}

function checked({ customer, verifiedCustomer }: World, at: number, crm: string): CallEvent {
  const proven = verifiedCustomer ?? (typeof customer === "object" ? customer : null);
  if (crm === "verified" && proven) return { type: "pinVerified", at, customer: proven };
  if (crm === "rejected") return { type: "pinRejected", at };
  if (crm === "locked") return { type: "pinLocked", at };
  return { type: "serviceFailed", at, reason: crm === "timeout" || crm === "badAnswer" ? crm : "unavailable" };
}

function tick({ session, world }: VirtualCall, at: number): CallEvent {
  const name = session.queue?.name ?? "";
  const state = Object.hasOwn(world.queues, name) ? world.queues[name] : undefined;
  const { position, estimatedWaitSeconds } =
    typeof state === "object" ? state : { position: null, estimatedWaitSeconds: null };
  return { type: "queueTick", at, position, estimatedWaitSeconds };
}

/** The session is written and read between turns, as it is on a server. */
function feed(flow: FlowDocument, call: VirtualCall, event: CallEvent): VirtualCall {
  const turn = engine.resume(flow, JSON.parse(JSON.stringify(call.session)), event);
  return {
    ...call,
    session: turn.session,
    turns: [...call.turns, { event, effects: turn.effects, steps: turn.steps }],
  };
}

function activity({ phase, wait }: CallSession): string {
  if (phase !== "inCall") return "over";
  const doing: Record<string, string> = {
    gather: "listening for keys or words",
    secret: "asking for a PIN",
    record: "recording a message",
    dial: "ringing somebody",
    queue: "keeping the caller in a queue",
  };
  return doing[wait.kind] ?? "busy";
}
