import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { engine } from "../engine";

const percents = [10, 25, 65];
const flow = (name: string, sticky = true) => ({
  ...emptyFlow("Split"),
  entry: "s",
  nodes: {
    s: {
      type: "split",
      label: "",
      config: { name, sticky, branches: percents.map((percent, at) => ({ id: `b${at}`, label: `B${at}`, percent })) },
      exits: { b0: "end", b1: "end", b2: "end" },
    },
    end: { type: "hangUp", label: "", config: {}, exits: {} },
  },
});

/** The branch of a caller nobody knows. */
function branch(name: string, from: string, callId: string, sticky = true): string {
  const started = engine.start(flow(name, sticky), { callId, from, to: "+15550199000", atMs: 0 });
  const turn = engine.resume(flow(name, sticky), started.session, { type: "customerNotFound", at: 0 });
  return String(turn.session.vars[`split_${name}`]);
}

const number = (index: number) => `+1555${String(index).padStart(7, "0")}`;

describe("a split", () => {
  it("keeps a caller's way in every call when it is sticky, and only then", () => {
    const ways = (sticky: boolean, from: string) =>
      new Set(Array.from({ length: 40 }, (_, call) => branch("greeting", from, `call-${call}`, sticky)));
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), (index) => {
        expect(ways(true, number(index)).size).toBe(1);
      }),
      { numRuns: 50 },
    );
    expect(ways(false, number(1)).size).toBe(3);
  });

  it("gives each way its share of many callers, within what chance allows", () => {
    const callers = 6_000;
    const counts = [0, 0, 0];
    for (let index = 0; index < callers; index++) {
      const way = Number(branch("greeting", number(index), "call").slice(1));
      counts[way] = (counts[way] ?? 0) + 1;
    }
    percents.forEach((percent, way) => {
      const share = percent / 100;
      // Four standard deviations of a binomial share: about one in 16,000 fair splits would fail.
      const slack = 4 * Math.sqrt((share * (1 - share)) / callers);
      expect(Math.abs((counts[way] ?? 0) / callers - share)).toBeLessThan(slack);
    });
  });

  it("divides afresh under another name", () => {
    const callers = Array.from({ length: 2_000 }, (_, index) => number(index));
    const both = callers.filter(
      (from) => branch("one", from, "c") === "B2" && branch("two", from, "c") === "B2",
    ).length;
    // Independent: 0.65² of all.
    expect(both / callers.length).toBeGreaterThan(0.37);
    expect(both / callers.length).toBeLessThan(0.475);
  });
});
