import type { Step, WaitKind } from "@/lib/engine/session";

/**
 * How a call left a step, or that it is in it still:
 *
 * - `exit:<id>`: by an exit, as its timeline notes it
 * - `hungUp`: the caller hung up here, talking to nobody (a drop-off)
 * - `ended`: the call, or its after-call work, was over here: the flow hung up, or a talk came to its end
 * - `returned`: the subflow ended here, and the call went back to the flow that ran it
 * - `otherwise`: by no exit: the step broke, a clock took the caller out of it, or the line failed
 * - `here`: not at all yet
 */
export type WayOut = `exit:${string}` | "hungUp" | "ended" | "returned" | "otherwise" | "here";

/** From the moment a call came to a step to the moment it left it. */
export interface Visit {
  /** With the ids of the nodes whose subflows it lies in, as in the timeline. */
  nodeId: string;
  way: WayOut;
  /** Null where the call never waited, so that it was gone in the same moment, and where it is still. */
  seconds: number | null;
}

/** What a row of the timeline says of where the call went. */
export interface Passed {
  event: {
    type: string;
    /** Unix milliseconds. */
    at: number;
    /** Why a call ended, of `callEnded`. */
    reason?: string | null;
  };
  steps: readonly Pick<Step, "nodeId" | "exit">[];
  waitsFor: WaitKind;
  /** The caller talked to somebody just before. */
  talking: boolean;
}

interface Open {
  nodeId: string;
  sinceMs: number;
}

/**
 * Every visit of a call to a step, in the order in which the steps were come to. A step that asks again is one visit, a
 * step that is come back to is another; one that runs a subflow lasts until the call is back.
 *
 * For every node, visits = ways out. Time that a prompt takes counts where the call waits for its answer, since that
 * is when the carrier plays it.
 *
 * @param turns of one call, in order
 * @param returns whether a node is one by which subflows end
 */
export function visitsOf(turns: readonly Passed[], returns: (nodeId: string) => boolean): Visit[] {
  const visits: Visit[] = [];
  /** The steps that the call is in, the innermost last: more than one within a subflow. */
  const open: (Open & { visit: Visit })[] = [];
  const leave = (way: WayOut, atMs: number) => {
    const left = open.pop();
    if (!left) return;
    left.visit.way = way;
    left.visit.seconds = atMs > left.sinceMs ? (atMs - left.sinceMs) / 1000 : null;
  };
  for (const { event, steps, waitsFor, talking } of turns) {
    const leaveAll = (way: WayOut) => {
      while (open.length > 0) leave(way, event.at);
    };
    if (event.type === "callEnded") leaveAll(endOf(event.reason, talking));
    for (const { nodeId, exit } of steps) {
      for (let last = open.at(-1); last && !isWithin(nodeId, last.nodeId); last = open.at(-1))
        leave(isWithin(last.nodeId, nodeId) && returns(last.nodeId) ? "returned" : "otherwise", event.at);
      if (open.at(-1)?.nodeId !== nodeId) {
        const visit: Visit = { nodeId, way: "here", seconds: null };
        visits.push(visit);
        open.push({ nodeId, sinceMs: event.at, visit });
      }
      if (exit !== null) leave(`exit:${exit}`, event.at);
    }
    if (waitsFor === "hangUp" || waitsFor === "ended") leaveAll("ended");
  }
  return visits;
}

function endOf(reason: string | null | undefined, talking: boolean): WayOut {
  if (reason === "failed" || reason === "busy") return "otherwise";
  return talking || reason === "flowHungUp" ? "ended" : "hungUp";
}

/** The node itself, or one in its subflow. */
const isWithin = (nodeId: string, outer: string) => nodeId === outer || nodeId.startsWith(`${outer}/`);
