import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Bindings } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { formatIssue } from "@/lib/flow/issue";
import { includeSubflows } from "@/lib/flow/nested-node";
import { parseDraft } from "@/lib/flow/parse-draft";
import { checkFlow } from "@/lib/nodes/check-flow";
import { nodeTypes } from "@/lib/nodes/registry";
import { coverageOf } from "./coverage";
import { type GoldenCall, goldenCallSchema } from "./golden-call";
import { formatDifference, runGoldenCall, stepsOf } from "./run-golden-call";

const folder = fileURLToPath(new URL("../../flows/", import.meta.url));

/** What the demonstration installation has. */
const bindings: Bindings = {
  queues: ["support", "billing", "reception", "priority"],
  destinations: ["front-desk", "on-call-nurse", "duty-manager", "sales-mobiles"],
  agents: ["mia", "noor", "sam"],
  departments: ["account-managers", "sales"],
  skills: ["de-escalation", "sales", "technical"],
  audio: [],
  secrets: ["shop-key"],
  hours: ["office"],
  calendars: ["visits"],
};

const slugs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it("has the four flows", () => {
  expect(slugs).toEqual(
    expect.arrayContaining(["after-hours", "arabic-service", "clinic-appointments", "support-line"]),
  );
});

describe.each(slugs)("%s", { timeout: 30_000 }, (slug) => {
  const flow = readFlow(slug);
  const calls = readCalls(slug);

  it("publishes with no issue", () => {
    expect(checkFlow(flow, bindings).map(formatIssue)).toEqual([]);
  });

  it("is laid out from left to right without overlaps", () => {
    const boxes = Object.keys(flow.nodes).map((id) => ({
      id,
      ...(flow.layout[id] ?? { x: Number.NaN, y: Number.NaN }),
    }));
    const overlapping = boxes.flatMap((a, index) =>
      boxes.slice(index + 1).filter((b) => !(Math.abs(a.x - b.x) >= 320 || Math.abs(a.y - b.y) >= 180)),
    );
    expect(overlapping).toEqual([]);
  });

  it.each(calls.map(({ file, golden }) => [`${file}: ${golden.name}`, golden] as const))("%s", (_name, golden) => {
    expect(runGoldenCall(flow, golden).differences.map(formatDifference)).toEqual([]);
  });

  it("takes every exit of every node", () => {
    const steps = calls.flatMap(({ golden }) => stepsOf(runGoldenCall(flow, golden).call));
    expect(coverageOf(flow, steps).nodes.missing).toEqual([]);
    expect(coverageOf(flow, steps).exits.missing).toEqual([]);
  });

  it("plays the same call again to the letter", () => {
    for (const { golden } of calls) {
      expect(JSON.stringify(runGoldenCall(flow, golden))).toBe(JSON.stringify(runGoldenCall(flow, golden)));
    }
  });

  it("holds no PIN", () => {
    for (const { golden } of calls) {
      const text = JSON.stringify(runGoldenCall(flow, golden).call);
      expect(text).not.toMatch(/"pin":|"digits":"\d+","at":\d+,"type":"secretEntered"/);
    }
  });
});

it("a wrong expectation is found, with its place", () => {
  const golden = readCalls("after-hours").find(({ file }) => file === "leaves-a-message.json")?.golden as GoldenCall;
  const wrong = {
    ...golden,
    path: ["elsewhere"],
    steps: [{ ...golden.steps[0]!, hears: ["Something else."] }, ...golden.steps.slice(1)],
  };
  const result = runGoldenCall(readFlow("after-hours"), wrong);
  expect(result.ok).toBe(false);
  expect(result.differences.map(({ step, code, nodeId }) => [step, code, nodeId])).toEqual([
    [0, "heard_differs", "choose"],
    [null, "path_differs", null],
  ]);
});

it("an action the flow does not listen for is found", () => {
  const golden = readCalls("after-hours").find(({ file }) => file === "leaves-a-message.json")?.golden as GoldenCall;
  const wrong = { ...golden, steps: [{ caller: { leaveMessage: 3 } }] };
  expect(runGoldenCall(readFlow("after-hours"), wrong).differences[0]?.message).toBe(
    "the caller leaves a message of 3 s, but the flow is listening for keys or words",
  );
});

/** A flow of the gallery with those of the gallery that run inside it. */
function readFlow(slug: string): FlowDocument {
  const others = slugs.map(readOwnFlow);
  return includeSubflows(readOwnFlow(slug), nodeTypes, (name) => others.find((flow) => flow.name === name) ?? null);
}

function readOwnFlow(slug: string): FlowDocument {
  const parsed = parseDraft(readFileSync(`${folder}${slug}/flow.json`, "utf8"));
  if (!parsed.ok) throw new Error(parsed.error.map(formatIssue).join("\n"));
  return parsed.value;
}

function readCalls(slug: string): { file: string; golden: GoldenCall }[] {
  return readdirSync(`${folder}${slug}/calls`)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      file,
      golden: goldenCallSchema.parse(JSON.parse(readFileSync(`${folder}${slug}/calls/${file}`, "utf8"))),
    }));
}
