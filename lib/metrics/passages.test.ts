import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "@/lib/engine/event";
import type { CallSession, Turn } from "@/lib/engine/session";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { type NodeTypeName, nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";
import { type Passed, visitsOf } from "./passages";

describe("visits", () => {
  it("of a menu that asks again are one, of a menu that is come back to are two", () => {
    expect(visits("call", "press 9", "press 2", "press 1")).toEqual([
      "welcome exit:next null",
      "choose exit:again 2",
      "choose exit:in 1",
      "check here null",
      "check/ask here null",
    ]);
  });

  it("end with the caller who hangs up, in the subflow and in the step that runs it", () => {
    expect(visits("call", "press 1", "hang up")).toEqual([
      "welcome exit:next null",
      "choose exit:in 1",
      "check hungUp 1",
      "check/ask hungUp 1",
      "wrap-up exit:next null",
    ]);
  });

  it("of a subflow that has returned end by its own outcome, and the call is over where the flow hangs up", () => {
    expect(visits("call", "press 1", "press 1", "hang up")).toEqual(
      [
        "welcome exit:next null",
        "choose exit:in 1",
        "check exit:done 1",
        "check/ask exit:yes 1",
        "check/back returned null",
        "wait-here here null",
      ]
        .with(-1, "wait-here hungUp 1")
        .concat("wrap-up exit:next null"),
    );
  });

  it("of a step whose clock takes the caller out of a queue: the queue is left by no exit, the step is come to again", () => {
    expect(visits("call", "silence", "silence", "silence", "clock", "left")).toEqual([
      "welcome exit:next null",
      "choose exit:noInput 1",
      "rush exit:none null",
      "wait-here otherwise 4",
      "rush exit:automatic null",
      "choose here null",
    ]);
  });

  it("are no drop-off when the caller had somebody to talk to", () => {
    const turns = played("call", "press 1", "press 1", "hang up");
    const last = turns.findLastIndex(({ event }) => event.type === "callEnded");
    const talked = turns.map((turn, at) => ({ ...turn, talking: at === last }));
    expect(visitsOf(talked, returns).find(({ nodeId }) => nodeId === "wait-here")?.way).toBe("ended");
  });

  it("are as many as ways out of each step, and as a count of its steps one by one has it, in any call", () => {
    const doing = fc.array(
      fc.constantFrom<Deed>("press 1", "press 2", "press 9", "silence", "clock", "answered", "left", "hang up"),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(doing, (deeds) => {
        const turns = played("call", ...deeds);
        const all = visitsOf(turns, returns);
        const steps = turns.flatMap((turn) => turn.steps);
        for (const id of new Set(steps.map(({ nodeId }) => nodeId))) {
          const own = all.filter(({ nodeId }) => nodeId === id);
          const came = steps.filter(({ nodeId }, at) => nodeId === id && isArrival(steps, at)).length;
          expect(own).toHaveLength(came);
          const exits = steps.filter(({ nodeId, exit }) => nodeId === id && exit !== null);
          expect(own.flatMap(({ way }) => (way.startsWith("exit:") ? way.slice(5) : [])).toSorted()).toEqual(
            exits.map(({ exit }) => exit).toSorted(),
          );
        }
        const ended = turns.some(({ event }) => event.type === "callEnded");
        const isOver = ended || turns.at(-1)?.waitsFor === "hangUp";
        expect(all.some(({ way }) => way === "here")).toBe(!isOver);
      }),
      { numRuns: 500 },
    );
  });
});

type Deed = "press 1" | "press 2" | "press 9" | "silence" | "clock" | "answered" | "left" | "hang up";

/** A step at which the call came from elsewhere: the step before it is of another node, or left this one. */
function isArrival(steps: Passed["steps"], at: number): boolean {
  const [before, { nodeId } = { nodeId: "" }] = [steps[at - 1], steps[at]];
  if (!before) return true;
  return before.nodeId === nodeId ? before.exit !== null : !before.nodeId.startsWith(`${nodeId}/`);
}

const returns = (nodeId: string) => nodeId.endsWith("/back");

const visits = (...deeds: ("call" | Deed)[]) =>
  visitsOf(played(...deeds), returns).map(({ nodeId, way, seconds }) => `${nodeId} ${way} ${seconds}`);

/** Runs the flow below; every deed takes a second, and one that the call does not wait for is left out. */
function played(...deeds: ("call" | Deed)[]): Passed[] {
  const turns: Passed[] = [];
  let session: CallSession | null = null;
  let at = 0;
  const note = (event: CallEvent, turn: Turn) => {
    if (turn.session !== session) turns.push({ event, steps: turn.steps, waitsFor: turn.wait.kind, talking: false });
    session = turn.session;
  };
  for (const deed of deeds) {
    if (session === null || deed === "call") {
      const facts = { callId: "c", from: "anonymous", to: "+15550100002", atMs: at };
      note({ type: "callStarted", at, from: facts.from, to: facts.to }, engine.start(flow, facts));
      continue;
    }
    at += 1_000;
    const event = eventOf(deed, at, session);
    if (event) note(event, engine.resume(flow, session, event));
  }
  return turns;
}

function eventOf(deed: Deed, at: number, { wait, nodeState }: CallSession): CallEvent | null {
  if (deed === "hang up")
    return { type: "callEnded", at, reason: wait.kind === "hangUp" ? "flowHungUp" : "callerHungUp" };
  if (wait.kind === "gather") {
    if (deed.startsWith("press")) return { type: "digitsPressed", at, digits: deed.slice(-1) };
    return deed === "silence" ? { type: "gatherTimedOut", at } : null;
  }
  if (deed === "clock") return { type: "timePassed", at: Math.max(at, wait.dueAtMs ?? 0) };
  if (wait.kind === "queue" && deed === "silence")
    return { type: "queueTick", at, position: 1, estimatedWaitSeconds: 9 };
  if (wait.kind !== "queue" && wait.kind !== "leaving") return null;
  if (deed === "answered") return { type: "queueLeft", at, result: "bridged" };
  return deed === "left" && nodeState !== undefined ? { type: "queueLeft", at, result: "left" } : null;
}

function step(type: NodeTypeName, config: Record<string, Json>, exits: Record<string, string> = {}): FlowNode {
  return { type, label: type, config: { ...(nodeTypes[type].newConfig(["en-US"]) as object), ...config }, exits };
}

const say = (text: string) => ({ "en-US": { say: text } });
const choice = (id: string, key: string) => ({ id, key, label: id });

const inner: FlowDocument = {
  ...emptyFlow("Check"),
  entry: "ask",
  nodes: {
    ask: step(
      "menu",
      { prompt: say("Sure?"), choices: [choice("yes", "1"), choice("no", "2")], noInputRetries: 0 },
      {
        yes: "back",
        no: "ask",
        invalid: "back",
      },
    ),
    back: step("returnFromSubflow", { outcome: "done" }),
  },
};

/** A menu that leads back to itself, a subflow, and a queue that a clock may take the caller out of. */
const flow: FlowDocument = {
  ...emptyFlow("Traffic"),
  entry: "welcome",
  afterCall: "wrap-up",
  fallback: "sorry",
  subflows: { Check: inner },
  nodes: {
    welcome: step("greeting", { prompt: say("Hello.") }, { next: "choose" }),
    choose: step(
      "menu",
      { prompt: say("In or again?"), choices: [choice("in", "1"), choice("again", "2")], noInputRetries: 0 },
      {
        in: "check",
        again: "choose",
        noInput: "rush",
        invalid: "rush",
      },
    ),
    check: step("subflow", { flow: "Check", outcomes: ["done"] }, { done: "wait-here" }),
    rush: step(
      "escalation",
      { rules: [{ exit: "automatic", afterSeconds: 3 }] },
      {
        none: "wait-here",
        automatic: "choose",
      },
    ),
    "wait-here": step("queue", { queue: "q", maxWaitSeconds: 30 }, { connected: "choose", maxWait: "bye" }),
    sorry: step("greeting", { prompt: say("Sorry.") }, { next: "bye" }),
    bye: step("hangUp", { prompt: say("Bye.") }),
    "wrap-up": step("afterCallWork", {}),
  },
};
