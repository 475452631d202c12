import { describe, expect, it } from "vitest";
import type { NumberMoves, NumberSummary } from "@/components/designer/ports";
import { numberMoves, plannedNumbers, type ShownNumbers } from "./number-moves";

function number(id: string, flowId: string | null): NumberSummary {
  return { id, e164: `+1555010${id}`, label: "", carrier: "virtual", flowId, flowName: flowId };
}

const list = [number("own", "here"), number("other", "here"), number("elsewhere", "there"), number("free", null)];

function shown(planned: NumberMoves = { takes: [], gives: [] }): ShownNumbers {
  return { flowId: "here", list, planned };
}

/** As if these were pressed. */
function toggled(numbers: ShownNumbers, ...ids: string[]): NumberMoves {
  const chosen = new Set(plannedNumbers(numbers));
  for (const id of ids) if (!chosen.delete(id)) chosen.add(id);
  return numberMoves(numbers, chosen);
}

describe("numberMoves", () => {
  it("asks for nothing when nobody chose", () => {
    expect(toggled(shown())).toEqual({ takes: [], gives: [] });
  });

  it("asks for what was pressed alone", () => {
    expect(toggled(shown(), "own", "elsewhere")).toEqual({ takes: ["elsewhere"], gives: ["own"] });
    expect(toggled(shown(), "own", "own", "free", "free")).toEqual({ takes: [], gives: [] });
  });

  it("keeps what was planned, also where it has come about already, until it is taken back", () => {
    const planned = { takes: ["free", "other"], gives: ["own", "elsewhere"] };
    expect([...plannedNumbers(shown(planned))]).toEqual(["other", "free"]);
    expect(toggled(shown(planned))).toEqual({ takes: ["other", "free"], gives: ["own", "elsewhere"] });
    expect(toggled(shown(planned), "free", "own")).toEqual({ takes: ["other"], gives: ["elsewhere"] });
    expect(toggled(shown(planned), "elsewhere", "other")).toEqual({
      takes: ["elsewhere", "free"],
      gives: ["own", "other"],
    });
  });

  it("forgets planned numbers that are gone", () => {
    expect(toggled(shown({ takes: ["gone"], gives: ["lost"] }))).toEqual({ takes: [], gives: [] });
  });
});
