import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { everyNode } from "./every-node";
import { menuRing } from "./menu-ring";
import { xstateMenus } from "./peers/xstate-menu";
import { type BenchReport, median, rounded } from "./report";

const rounds = 5;
const secondsPerRound = 1;

/** Turns a second through a ring of menus, the session parsed and serialised each turn, beside xstate doing the same. */
export async function engineBench(): Promise<BenchReport> {
  const [small, large, peer] = [callwrightMenus(10), callwrightMenus(500), xstateMenus(10)];
  const [few, many] = [everyNodeWalk(40), everyNodeWalk(400)];
  const rates: Record<"ours" | "large" | "xstate" | "few" | "many", number[]> = {
    ours: [],
    large: [],
    xstate: [],
    few: [],
    many: [],
  };
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(turnsPerSecond(small.first, small.turn));
    rates.large.push(turnsPerSecond(large.first, large.turn));
    rates.xstate.push(turnsPerSecond(peer.first, peer.turn));
    rates.few.push(turnsPerSecond(few.first, few.turn));
    rates.many.push(turnsPerSecond(many.first, many.turn));
  }
  const [ours, at500, xstate] = [median(rates.ours), median(rates.large), median(rates.xstate)];
  return {
    name: "engine",
    ratios: { xstate: rounded(ours / xstate) },
    figures: {
      turnsPerSecond: Math.round(ours),
      turnsPerSecondAt500Nodes: Math.round(at500),
      xstateTurnsPerSecond: Math.round(xstate),
      growth: rounded(ours / at500),
      everyNodeTurnsPerSecond: Math.round(median(rates.many)),
      everyNodeGrowth: rounded(median(rates.few) / median(rates.many)),
    },
    sources: { xstate: "xstate 5, stately.ai/docs/persistence" },
  };
}

function turnsPerSecond(first: string, turn: (session: string, digits: string) => string): number {
  let session = first;
  let turns = 0;
  const begin = performance.now();
  const end = begin + secondsPerRound * 1000;
  while (performance.now() < end) {
    for (let i = 0; i < 50; i++) session = turn(session, "1");
    turns += 50;
    // A call of a thousand turns is no call: begin another, on both sides alike.
    if (turns % 1_000 === 0) session = first;
  }
  return (turns / (performance.now() - begin)) * 1000;
}

function callwrightMenus(menus: number): { first: string; turn(session: string, digits: string): string } {
  const flow = menuRing(menus);
  let atMs = 1_750_000_000_000;
  const started = engine.start(flow, { callId: "bench", from: "+15550100001", to: "+15550100002", atMs });
  const first = engine.resume(flow, started.session, { type: "customerNotFound", at: atMs });
  expectMenu(first);
  return {
    first: JSON.stringify(first.session),
    turn(session, digits) {
      atMs += 1_000;
      const event: CallEvent = { type: "digitsPressed", at: atMs, digits };
      return JSON.stringify(engine.resume(flow, JSON.parse(session) as CallSession, event).session);
    },
  };
}

/**
 * Calls through a flow of so many nodes of every type, one node after the other; where a node ends the call, the next
 * call begins behind it. What services answer, and whom the flow rings, is always the same. The same nodes stand in a
 * small flow and in a large one, ten times as often.
 */
function everyNodeWalk(nodes: number): { first: string; turn(session: string): string } {
  const flow = everyNode(nodes);
  const ends = ["hangUp", "returnFromSubflow"];
  const parts = Object.keys(flow.nodes)
    .filter((_, index, ids) => index === 0 || ends.includes(flow.nodes[ids[index - 1] ?? ""]?.type ?? ""))
    .filter((id) => id.startsWith("n"))
    .map((entry) => ({ ...flow, entry }));
  const facts = { callId: "bench", from: "+15550100001", to: "+15550100002", atMs: 1_750_000_000_000 };
  let at = 0;
  let turn = engine.start(parts[at] as FlowDocument, facts);
  const first = JSON.stringify(turn.session);
  return {
    first,
    turn(session) {
      const before = JSON.parse(session === first ? JSON.stringify(turn.session) : session) as CallSession;
      const next = eventFor(turn, before.nowMs + 1_000);
      if (next === null) at = (at + 1) % parts.length;
      const part = parts[at] as FlowDocument;
      turn = next === null ? engine.start(part, facts) : engine.resume(part, before, next);
      return JSON.stringify(turn.session);
    },
  };
}

/** What the call is waiting for; null when it is over. */
function eventFor({ wait, effects }: Turn, at: number): CallEvent | null {
  switch (wait.kind) {
    case "gather":
      return { type: "digitsPressed", at, digits: "1" };
    case "secret":
      return { type: "secretEntered", at, length: 4 };
    case "record":
      return { type: "recordingDone", at, recordingSid: "REbench", durationSeconds: 5 };
    case "dial":
      return { type: "dialEnded", at, outcome: "noAnswer", durationSeconds: 0 };
    case "queue":
    case "leaving":
      return { type: "queueLeft", at, result: "failed" };
    case "service":
      return effects.at(-1)?.type === "sendHttpRequest"
        ? { type: "httpAnswered", at, status: 200, data: null }
        : { type: "serviceFailed", at, reason: "unavailable" };
    default:
      return null;
  }
}

/** A benchmark of a broken flow would measure apologies. */
function expectMenu(turn: Turn): void {
  if (turn.wait.kind !== "gather") throw new Error(`the bench flow does not run: ${JSON.stringify(turn.steps)}`);
}
