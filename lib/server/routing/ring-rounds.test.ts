import { describe, expect, it } from "vitest";
import type { RingRound } from "@/lib/engine/event";
import { ringRounds } from "./ring-rounds";

const round = (agents: string[], more: Partial<RingRound> = {}): RingRound => ({
  targets: agents.map((agent) => ({ agent })),
  ringSeconds: null,
  screen: false,
  ...more,
});

describe("rounds", () => {
  it("in order, a target's rounds come after those of the target before", () => {
    const [a, b, c] = [round(["a"]), round(["b"]), round(["c"])];
    expect(ringRounds([[a, b], [], [c]], "inOrder")).toEqual([a, b, c]);
  });

  it("together, everybody's first is rung at once, then everybody's second", () => {
    const perTarget = [[round(["a"]), round(["b"])], [round(["c", "d"])], []];
    expect(ringRounds(perTarget, "together")).toEqual([round(["a", "c", "d"]), round(["b"])]);
  });

  it("rings as long as the longest, as the node says when one does, and screens all when one does", () => {
    const long = round(["a"], { ringSeconds: 40 });
    const short = round(["b"], { ringSeconds: 10, screen: true });
    expect(ringRounds([[long], [short]], "together")).toEqual([round(["a", "b"], { ringSeconds: 40, screen: true })]);
    expect(ringRounds([[long], [round(["c"])]], "together")[0]?.ringSeconds).toBeNull();
  });

  it("rings nobody twice in a round, ten at most, and no more rounds than there may be", () => {
    expect(ringRounds([[round(["a"])], [round(["a"])]], "together")).toEqual([round(["a"])]);
    const many = Array.from({ length: 40 }, (_, n) => [round([`a${n}`])]);
    expect(ringRounds(many, "together")[0]?.targets).toHaveLength(10);
    expect(ringRounds(many, "inOrder")).toHaveLength(30);
  });

  it("nobody to ring is no round", () => {
    expect(ringRounds([[], []], "together")).toEqual([]);
    expect(ringRounds([], "inOrder")).toEqual([]);
  });
});
