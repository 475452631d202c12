import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { type CompiledFlow, compilerFor } from "./compile";
import type { CallEvent } from "./event";
import type { NodeType } from "./node-type";
import { acceptedEvents, type CallSession, type StartFacts, type Turn, type Wait } from "./session";
import { afterCallBegun, customerLookedUp, isNumber, newSession, noTurn } from "./session-change";
import { TurnRun } from "./turn-run";

/**
 * Runs flows. Pure: the same flow and events give the same turns for ever, so what the simulator shows, what a
 * golden call asserts and what a caller hears are one function.
 */
export interface Engine {
  /** The first turn: the caller is looked up by number before anything is spoken. */
  start(flow: FlowDocument, facts: StartFacts): Turn;
  /**
   * From an event to the next wait. Never throws and never leaves a call without a next step: what breaks takes the
   * node's failure exit, else the flow's fallback, else an apology. An event that changes nothing (a timer that rang
   * early, anything after the end) gives a turn without effects and the session as it was.
   */
  resume(flow: FlowDocument, session: CallSession, event: CallEvent): Turn;
}

export function createEngine(catalogue: Readonly<Record<string, NodeType>>): Engine {
  const compile = compilerFor(catalogue);
  return {
    start: (flow, facts) => start(flow, compile(flow), facts),
    resume: (flow, session, event) => resume(flow, compile(flow), session, event),
  };
}

function start(flow: FlowDocument, compiled: CompiledFlow, facts: StartFacts): Turn {
  const session = newSession(flow, facts);
  const run = new TurnRun(flow, compiled, session);
  if (isNumber(facts.from)) return run.lookUp(facts.from);
  return run.enter(flow.entry);
}

function resume(flow: FlowDocument, compiled: CompiledFlow, before: CallSession, event: CallEvent): Turn {
  if (before.phase === "ended" || event.type === "callStarted") return noTurn(before);
  const { wait } = before;
  if (event.type === "callEnded") {
    if (before.phase !== "inCall") return noTurn(before);
    return new TurnRun(flow, compiled, afterCallBegun(before, event)).enter(flow.afterCall);
  }
  if (event.type === "timePassed" && !rings(wait, event.at)) return noTurn(before);

  const session: CallSession = { ...before, nowMs: Math.max(before.nowMs, event.at), turn: before.turn + 1 };
  if (event.type === "queueTick" && session.queue) {
    const { position, estimatedWaitSeconds } = event;
    const { entryPosition = position } = session.queue;
    session.queue = { ...session.queue, position, estimatedWaitSeconds };
    if (entryPosition !== null) session.queue.entryPosition = entryPosition;
  }
  const run = new TurnRun(flow, compiled, session);
  if (wait.kind === "hangUp") return run.hangUpAgain();
  if (!(acceptedEvents[wait.kind] as readonly string[]).includes(event.type)) {
    return run.failed(session.nodeId, `a ${event.type} came while waiting for ${wait.kind}`);
  }
  if (session.nodeId === null) {
    customerLookedUp(flow, session, event);
    return run.enter(flow.entry);
  }
  if (wait.kind === "leaving") return event.type === "queueLeft" ? run.leftForAlarm(event) : run.leaveAgain();
  if (wait.kind === "queue" && event.type !== "queueLeft") {
    const alarm = run.dueAlarm();
    if (alarm) return run.leaveFor(alarm);
  }
  if (session.stepCount >= limits.stepsPerCall)
    return run.failed(null, `more than ${limits.stepsPerCall} steps in one call`);
  return run.resumeNode(session.nodeId, event);
}

/** A timer counts only where the call still waits for it: it may arrive early, twice, or after the caller moved on. */
function rings(wait: Wait, atMs: number): boolean {
  const listens = wait.kind === "queue" || wait.kind === "leaving";
  return listens && wait.dueAtMs !== null && atMs >= wait.dueAtMs;
}
