import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import { engine } from "@/lib/nodes/engine";
import { menuRing } from "./menu-ring";
import { xstateMenus } from "./peers/xstate-menu";
import { type BenchReport, median, rounded } from "./report";

const rounds = 5;
const secondsPerRound = 1;

/** Turns a second through a ring of menus, the session parsed and serialised each turn, beside xstate doing the same. */
export async function engineBench(): Promise<BenchReport> {
  const [small, large, peer] = [callwrightMenus(10), callwrightMenus(500), xstateMenus(10)];
  const rates = { ours: [] as number[], large: [] as number[], xstate: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(turnsPerSecond(small.first, small.turn));
    rates.large.push(turnsPerSecond(large.first, large.turn));
    rates.xstate.push(turnsPerSecond(peer.first, peer.turn));
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

/** A benchmark of a broken flow would measure apologies. */
function expectMenu(turn: Turn): void {
  if (turn.wait.kind !== "gather") throw new Error(`the bench flow does not run: ${JSON.stringify(turn.steps)}`);
}
