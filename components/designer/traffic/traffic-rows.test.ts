import { describe, expect, it } from "vitest";
import { toCsv, trafficRows } from "@/components/designer/traffic/traffic-rows";
import type { FlowTraffic, ShownTraffic } from "@/components/designer/traffic/traffic-store";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";

const say = { "en-US": { say: "Choose." } };
const menu = (...ids: string[]) => ({
  type: "menu",
  label: "Main menu",
  config: { prompt: say, choices: ids.map((id, at) => ({ id, key: String(at + 1), label: id })) },
  exits: {},
});
const document: FlowDocument = {
  ...emptyFlow("F"),
  entry: "main",
  nodes: { main: menu("hours", "bills"), added: menu("a") },
};
const traffic: FlowTraffic = {
  calls: 10,
  hungUp: 3,
  nodes: [
    {
      nodeId: "main",
      calls: 10,
      times: 12,
      ways: [
        { way: "exit:hours", calls: 6, times: 8 },
        { way: "exit:old", calls: 1, times: 1 },
        { way: "hungUp", calls: 3, times: 3 },
      ],
      medianSeconds: 4,
      p90Seconds: 9,
    },
    { nodeId: "past", calls: 2, times: 2, ways: [], medianSeconds: null, p90Seconds: null },
  ],
  drawn: {
    main: {
      type: "menu",
      label: "Main menu",
      exits: [{ id: "hours" }, { id: "invalid" }, { id: "noInput" }, { id: "old", label: "Old" }],
    },
    past: { type: "greeting", label: "Past", exits: [] },
  },
  choices: { versions: [], numbers: [], languages: [] },
  countedUntil: null,
};
const shown: ShownTraffic = {
  traffic,
  nodes: new Map(traffic.nodes.map((node) => [node.nodeId, node])),
  bounds: { from: new Date(0), to: new Date(1) },
  filters: { version: null, number: null, language: null },
};
const texts = {
  title: ({ label }: { label: string }) => label,
  exit: (_type: string, exit: { id: string; label?: string }) => exit.label ?? exit.id,
};

describe("the table of traffic", () => {
  it("has every exit of the draft, says which are new, and keeps what the draft has no more", () => {
    const rows = trafficRows(document, shown, nodeTypes, texts);
    const told = rows
      .filter(({ nodeId }) => nodeId !== "added")
      .map(({ step, way, calls, share, is }) => [step, way, calls, share, is]);
    expect(told).toEqual([
      ["Main menu", "in", 10, null, "known"],
      ["Main menu", "exit:hours", 6, 0.6, "known"],
      ["Main menu", "exit:bills", 0, 0, "new"],
      ["Main menu", "exit:invalid", 0, 0, "known"],
      ["Main menu", "exit:noInput", 0, 0, "known"],
      ["Main menu", "exit:old", 1, 0.1, "gone"],
      ["Main menu", "hungUp", 3, 0.3, "known"],
      ["Past", "in", 2, null, "gone"],
    ]);
    expect(rows.find(({ nodeId }) => nodeId === "added")).toMatchObject({ calls: 0, is: "new" });
  });

  it("begins where calls begin, in whatever order the document was stored", () => {
    const { main, added } = document.nodes;
    const nodes = { added, main } as FlowDocument["nodes"];
    const steps = trafficRows({ ...document, nodes }, shown, nodeTypes, texts).map(({ nodeId }) => nodeId);
    expect([...new Set(steps)]).toEqual(["main", "added", "past"]);
  });

  it("is exported so that a spreadsheet reads every text as a text", () => {
    expect(
      toCsv([
        ["Step", "Calls"],
        ['=HYPERLINK("x")', 3],
        ["a, b", null],
        ["-1", 0.5],
      ]),
    ).toBe('\uFEFFStep,Calls\r\n"\'=HYPERLINK(""x"")",3\r\n"a, b",\r\n\'-1,0.5\r\n');
  });
});
