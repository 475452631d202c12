import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { callerOf } from "@/lib/flow/nested-node";
import { apology } from "./apology";
import { type CompiledFlow, type CompiledNode, leadsTo, subflowEntry } from "./compile";
import { type Effect, type EffectType, isAsking, isCallerFacing, isSpoken } from "./effect";
import type { CallEvent } from "./event";
import { nodeContext } from "./node-context";
import type { NodeResult } from "./node-type";
import type { Alarm, CallSession, Step, Turn, WaitKind } from "./session";
import { atDepthOf, beginFrame, remember } from "./session-change";

/** The effect a wait must end with; anything else would leave the carrier, or a service, with nothing to do. */
const handsOver: Record<Exclude<WaitKind, "service">, readonly EffectType[]> = {
  gather: ["gather"],
  secret: ["gather"],
  record: ["record"],
  dial: ["dial"],
  queue: ["enqueue", "keepWaiting"],
  leaving: ["leave"],
  hangUp: ["hangUp"],
  ended: [],
};

function handedOver(wait: WaitKind, last: Effect | undefined): boolean {
  if (last === undefined) return false;
  return wait === "service" ? isAsking(last) : handsOver[wait].includes(last.type);
}

/** Where to go next, or the finished turn. */
type Move = { to: string | null } | { turn: Turn };

/**
 * One turn under way: walks from node to node, gathering effects and steps, until something waits or ends. It works
 * on its own copy of the session, which becomes the turn's.
 */
export class TurnRun {
  private effects: Effect[] = [];
  private readonly steps: Step[] = [];
  private stepsLeft: number = limits.stepsPerTurn;

  constructor(
    private readonly flow: FlowDocument,
    private readonly compiled: CompiledFlow,
    private readonly session: CallSession,
  ) {}

  lookUp(phone: string): Turn {
    this.effects.push({ type: "lookUpCustomer", phone });
    return this.waitFor("service", null);
  }

  enter(nodeId: string | null): Turn {
    return this.walk({ to: nodeId });
  }

  /** Gives a waiting node its event. A clock that ran out while someone was rung is obeyed when nobody answered. */
  resumeNode(nodeId: string, event: CallEvent): Turn {
    const move = this.visit(nodeId, event);
    const unanswered = event.type === "dialEnded" && event.outcome !== "answered";
    const ringsOn = "turn" in move && move.turn.wait.kind === "dial";
    const alarm = unanswered && ("to" in move || ringsOn) ? this.dueAlarm() : null;
    if (alarm === null) return this.walk(move);
    if (ringsOn) this.effects = [];
    return this.ring(alarm);
  }

  /** The call cannot go on at this node. */
  failed(nodeId: string | null, note: string): Turn {
    return this.walk(this.failure(nodeId, nodeId === null ? note : this.compiled.find(nodeId), note));
  }

  hangUpAgain(): Turn {
    this.effects.push({ type: "hangUp" });
    return this.waitFor("hangUp", null);
  }

  dueAlarm(): Alarm | null {
    return this.session.alarms.find((alarm) => alarm.dueAtMs <= this.session.nowMs) ?? null;
  }

  /** Takes the caller out of the queue because a clock ran out; `queueLeft` tells when they are out. */
  leaveFor(alarm: Alarm): Turn {
    this.session.nodeState = { alarmNode: alarm.nodeId };
    return this.leaveAgain();
  }

  leaveAgain(): Turn {
    this.effects.push({ type: "leave" });
    return this.waitFor("leaving", null);
  }

  leftForAlarm(event: Extract<CallEvent, { type: "queueLeft" }>): Turn {
    const state = this.session.nodeState as { alarmNode?: string } | null;
    const alarm = this.session.alarms.find((candidate) => candidate.nodeId === state?.alarmNode);
    const reached = event.result === "bridged" || alarm === undefined;
    return reached && this.session.nodeId !== null
      ? this.resumeNode(this.session.nodeId, event)
      : this.ring(alarm as Alarm);
  }

  private ring(alarm: Alarm): Turn {
    this.session.alarms = this.session.alarms.filter((other) => other !== alarm);
    this.step(alarm.nodeId, alarm.exit, "its time has come");
    this.session.nodeId = alarm.nodeId;
    atDepthOf(this.session, alarm.nodeId);
    const found = this.compiled.find(alarm.nodeId);
    return this.walk({ to: typeof found === "string" ? null : leadsTo(found, alarm.exit) });
  }

  private walk(first: Move): Turn {
    let move = first;
    while ("to" in move) {
      if (move.to === null) move = this.nowhere();
      else if (this.stepsLeft-- <= 0) move = this.overrun(move.to);
      else move = this.visit(move.to, null);
    }
    return move.turn;
  }

  /** Enters a node, or resumes it with an event. */
  private visit(nodeId: string, event: CallEvent | null): Move {
    this.session.nodeId = nodeId;
    this.session.stepCount += 1;
    const found = this.compiled.find(nodeId);
    if (typeof found === "string") return this.failure(nodeId, found, found);
    if (!atDepthOf(this.session, nodeId)) return this.giveUp();
    if (found.type.stage !== "any" && found.type.stage !== this.session.phase)
      return this.failure(nodeId, found, `a ${found.node.type} node cannot run here`);
    try {
      if (event === null) this.session.nodeState = null;
      const context = nodeContext(this.compiled, this.session, found);
      const result = event === null ? found.type.enter(context) : found.type.resume?.(context, event);
      return result ? this.apply(found, result) : this.failure(nodeId, found, "it does not wait for anything");
    } catch (error) {
      return this.failure(nodeId, found, `it broke: ${error instanceof Error ? error.name : "unknown error"}`);
    }
  }

  private apply(found: CompiledNode, result: NodeResult): Move {
    const inCall = this.session.phase === "inCall";
    const effects = result.effects ?? [];
    const exit = "exit" in result ? found.exits.get(result.exit) : undefined;
    if ("exit" in result && !exit) {
      return this.failure(found.id, found, `it has no exit "${result.exit}"`);
    }
    if ("wait" in result && !handedOver(result.wait, effects.at(-1))) {
      return this.failure(found.id, found, `it waits for ${result.wait} but hands nothing over`);
    }
    if (!inCall && effects.some(isCallerFacing)) return this.failure(found.id, found, "nobody is on the line any more");

    this.effects.push(...effects);
    remember(this.session, found.id, result);
    if ("exit" in result) {
      this.step(found.id, result.exit, result.note);
      const to = leadsTo(found, result.exit);
      return to === null && exit?.mayEnd ? this.over() : { to };
    }
    const entry = "inside" in result ? subflowEntry(this.flow, found) : null;
    if ("inside" in result && entry === null) return this.failure(found.id, found, "its subflow is missing or empty");
    this.step(found.id, null, result.note);
    if ("inside" in result) {
      beginFrame(this.session, result.inside);
      return { to: entry };
    }
    if ("returns" in result) return this.comeBack(found.id, result.returns);
    if ("wait" in result) {
      this.session.nodeState = result.state ?? null;
      return { turn: this.waitFor(result.wait, result.dueAtMs ?? null) };
    }
    return this.over();
  }

  /** Ends the subflow that a node lies in; the flow itself has nowhere to return to, and is over. */
  private comeBack(from: string, outcome: string): Move {
    const caller = callerOf(from);
    if (caller === null) return this.over();
    const found = this.compiled.find(caller);
    if (typeof found === "string") return this.failure(caller, found, found);
    this.session.nodeId = caller;
    this.stepsLeft -= 1;
    const result = found.type.returned?.(nodeContext(this.compiled, this.session, found), outcome);
    atDepthOf(this.session, caller);
    return result ? this.apply(found, result) : this.failure(caller, found, "it runs no subflow");
  }

  /** Nothing is left to do: hang up, or the end of after-call work. */
  private over(): Move {
    if (this.session.phase !== "inCall") return { turn: this.ended() };
    if (this.effects.at(-1)?.type !== "hangUp") this.effects.push({ type: "hangUp" });
    return { turn: this.waitFor("hangUp", null) };
  }

  private failure(nodeId: string | null, found: CompiledNode | string, note: string): Move {
    const exit = typeof found === "string" ? null : found.type.failureExit(found.config);
    const target = exit === null || typeof found === "string" ? null : leadsTo(found, exit);
    if (nodeId !== null) this.step(nodeId, target === null ? null : exit, note);
    return target === null ? this.nowhere() : { to: target };
  }

  /** An exit that leads nowhere: the end of after-call work; a subflow's node is the one that failed; else we give up. */
  private nowhere(): Move {
    if (this.session.phase !== "inCall") return { turn: this.ended() };
    const caller = this.session.nodeId === null ? null : callerOf(this.session.nodeId);
    if (caller === null) return this.giveUp();
    this.session.nodeId = caller;
    this.stepsLeft -= 1;
    atDepthOf(this.session, caller);
    return this.failure(caller, this.compiled.find(caller), "its subflow could not go on");
  }

  /** The flow's fallback, once, else an apology. */
  private giveUp(): Move {
    if (this.flow.fallback !== null && !this.session.fellBack) {
      this.session.fellBack = true;
      return { to: this.flow.fallback };
    }
    this.effects.push({ type: "say", ...apology(this.session.language) }, { type: "hangUp" });
    return { turn: this.waitFor("hangUp", null) };
  }

  /** A loop that never listens. What it said over and over is dropped; the fallback gets a fresh allowance, once. */
  private overrun(nodeId: string): Move {
    this.step(nodeId, null, `more than ${limits.stepsPerTurn} steps without hearing the caller`);
    this.effects = this.effects.filter((effect) => !isSpoken(effect));
    this.stepsLeft = limits.stepsPerTurn;
    if (this.session.phase !== "inCall") return { turn: this.ended() };
    if (this.flow.fallback === null) this.session.fellBack = true;
    return this.giveUp();
  }

  private step(nodeId: string, exit: string | null, note?: string): void {
    this.steps.push(
      note === undefined
        ? { nodeId, atMs: this.session.nowMs, exit }
        : { nodeId, atMs: this.session.nowMs, exit, note },
    );
  }

  private waitFor(kind: WaitKind, dueAtMs: number | null): Turn {
    const clocks = kind === "queue" ? this.session.alarms.map((alarm) => alarm.dueAtMs) : [];
    if (dueAtMs !== null) clocks.push(dueAtMs);
    this.session.wait = { kind, dueAtMs: clocks.length === 0 ? null : Math.min(...clocks) };
    return { session: this.session, effects: this.effects, steps: this.steps, wait: this.session.wait };
  }

  private ended(): Turn {
    this.session.phase = "ended";
    this.session.nodeState = null;
    return this.waitFor("ended", null);
  }
}
