import { type AskingEffect, type Effect, isAsking, isCallerFacing, type WritingEffect } from "@/lib/engine/effect";
import type { Engine } from "@/lib/engine/engine";
import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import { type TimelineRow, turnRow } from "./timeline";

/** A write that a turn asked for; `key` is `callId:turn:n`. */
export interface OrderedWrite {
  key: string;
  effect: WritingEffect;
}

/** What came of one or more engine turns in a row, not stored yet. */
export interface TurnsMade {
  session: CallSession;
  /** What the caller hears, over all the turns. */
  effects: Effect[];
  rows: TimelineRow[];
  writes: OrderedWrite[];
  /** The question that stopped it; null when it waits for the carrier or ended. */
  question: { effect: AskingEffect; attemptKey: string } | null;
}

/**
 * Runs the engine from an event through as many answers as are known already, until it waits for the carrier, ends, or
 * asks something new.
 *
 * @param first the first turn of all (a call that starts) or the event that moves a stored session
 * @param answers to the questions met on the way, in order
 */
export function makeTurns(
  engine: Engine,
  flow: FlowDocument,
  first: { start: Turn; event: CallEvent } | { session: CallSession; event: CallEvent },
  answers: readonly CallEvent[],
): TurnsMade {
  const before = "start" in first ? null : first.session;
  let turn = "start" in first ? first.start : engine.resume(flow, first.session, first.event);
  const made: TurnsMade = { session: turn.session, effects: [], rows: [], writes: [], question: null };
  add(made, first.event, before, turn);
  for (const answer of answers) {
    if (made.question === null) break;
    const asked = turn.session;
    turn = engine.resume(flow, asked, answer);
    add(made, answer, asked, turn);
  }
  return made;
}

function add(made: TurnsMade, event: CallEvent, before: CallSession | null, turn: Turn): void {
  const { session } = turn;
  made.session = session;
  made.question = null;
  if (session === before) return;
  made.rows.push(turnRow(event, before, turn));
  turn.effects.forEach((effect, index) => {
    const key = `${session.callId}:${session.turn}:${index}`;
    if (isAsking(effect)) made.question = { effect, attemptKey: key };
    else if (isCallerFacing(effect)) made.effects.push(effect);
    else made.writes.push({ key, effect });
  });
}
