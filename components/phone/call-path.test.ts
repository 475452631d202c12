import { expect, it } from "vitest";
import { pathOf, type Timeline, turnsOf, varsOf } from "@/components/phone/call-path";

const turn = (seq: number, steps: [string, string | null][], vars: Record<string, string> = {}) => ({
  seq,
  type: "digitsPressed",
  nodeId: null,
  atMs: seq,
  data: {
    turn: seq,
    event: { type: "digitsPressed", at: seq, digits: "1" },
    steps: steps.map(([nodeId, exit]) => ({ nodeId, exit, atMs: seq })),
    effects: [],
    vars,
    changed: {},
    wait: { kind: "gather", dueAtMs: null },
  },
});

const timeline = [
  turn(1, [
    ["welcome", "next"],
    ["menu", null],
  ]),
  { seq: 2, type: "carrierStatus", nodeId: null, atMs: 2, data: { status: "in-progress", leg: null } },
  turn(
    3,
    [
      ["menu", "again"],
      ["menu", null],
    ],
    { choice: "again" },
  ),
  turn(
    4,
    [
      ["menu", "bye"],
      ["bye", null],
    ],
    { choice: "bye" },
  ),
] as unknown as Timeline;

it("lights nodes once, the exits taken, and where a running call is", () => {
  const turns = turnsOf(timeline);
  expect(turns).toHaveLength(3);
  expect(pathOf(turns, true)).toEqual({
    visited: ["welcome", "menu", "bye"],
    current: "bye",
    takenExits: [
      ["welcome", "next"],
      ["menu", "again"],
      ["menu", "bye"],
    ],
  });
});

it("goes only as far as it is looked at, and is nowhere when the call is over", () => {
  expect(pathOf(turnsOf(timeline).slice(0, 1), false)).toEqual({
    visited: ["welcome", "menu"],
    current: null,
    takenExits: [["welcome", "next"]],
  });
});

it("knows what the flow had learnt by then", () => {
  const turns = turnsOf(timeline);
  expect(varsOf(turns.slice(0, 1))).toEqual({});
  expect(varsOf(turns.slice(0, 2))).toEqual({ choice: "again" });
  expect(varsOf(turns)).toEqual({ choice: "bye" });
});
