import { describe, expect, it } from "vitest";
import { allowedMoves, type CallState, callStates, moveCall } from "./call-state";

describe("call states", () => {
  it("can end from anywhere and leave the end to nowhere", () => {
    for (const state of callStates.filter((state) => state !== "ended")) expect(moveCall(state, "ended")).toBe("ended");
    for (const state of callStates) expect(moveCall("ended", state)).toBe("ended");
  });

  it("reaches every state from ringing, by the moves of a call that meets an agent", () => {
    const life: CallState[] = [
      "ringing",
      "inFlow",
      "waiting",
      "reserved",
      "connected",
      "held",
      "connected",
      "wrapUp",
      "ended",
    ];
    life.reduce((from, to) => {
      expect(moveCall(from, to)).toBe(to);
      return to;
    });
    expect(new Set(Object.values(allowedMoves).flat()).size).toBe(callStates.length - 1);
  });

  it("may wait in a queue from the first turn on", () => {
    expect(moveCall("ringing", "waiting")).toBe("waiting");
  });

  it("refuses what would go backwards or skip", () => {
    expect(moveCall("inFlow", "ringing")).toBe("inFlow");
    expect(moveCall("waiting", "connected")).toBe("waiting");
    expect(moveCall("connected", "waiting")).toBe("connected");
    expect(moveCall("wrapUp", "connected")).toBe("wrapUp");
  });
});
