import { z } from "zod";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";
import { createEngine, type Engine } from "./engine";
import { defineNode, type NodeResult, type NodeType } from "./node-type";

/** Node types with nothing but the behaviour that matters to the engine; `does` decides what they return. */
const says = nodeType("says", (text) => ({
  effects: [{ type: "say", text, language: "en-US" }],
  exit: "next",
}));

const breaks = nodeType("breaks", () => {
  throw new Error("on purpose");
});

const strays = nodeType("strays", () => ({ exit: "elsewhere" }));

const waitsForNothing = nodeType("waitsForNothing", () => ({ wait: "gather" }));

const ends = nodeType("ends", () => ({ end: true }));

const asks: NodeType = {
  ...nodeType("asks", () => ({ effects: [gather], wait: "gather", state: { asked: 1 } })),
  needsInput: () => true,
  resume: (context, event) =>
    event.type === "digitsPressed"
      ? { exit: "next", vars: { keys: event.digits } }
      : { effects: [gather], wait: "gather", state: context.state },
};

const queues: NodeType = {
  ...nodeType("queues", () => ({
    effects: [{ type: "enqueue", name: "q" }],
    wait: "queue",
    session: { queue: { name: "q", priority: 3, enteredAtMs: 0, position: null, estimatedWaitSeconds: null } },
  })),
  needsInput: () => true,
  resume: (_context, event) =>
    event.type === "queueLeft"
      ? { exit: "next", note: event.result }
      : { effects: [{ type: "keepWaiting" }], wait: "queue" },
};

const rings: NodeType = {
  ...nodeType("rings", () => ({
    effects: [{ type: "dial", targets: [{ destination: "d" }], ringSeconds: 20, record: false }],
    wait: "dial",
  })),
  needsInput: () => true,
  resume: (_context, event) => ({ exit: "next", resolved: event.type === "dialEnded" && event.outcome === "answered" }),
};

/** Rings again whatever came of it. */
const ringsOn: NodeType = { ...rings, type: "ringsOn", resume: (context) => rings.enter(context) };

/** Its text is when its clock runs out, in ms. */
const startsClock: NodeType = {
  ...nodeType("startsClock", (text) => ({ exit: "next", alarm: { exit: "late", dueAtMs: Number(text) } })),
  exits: () => [
    { id: "next", required: true },
    { id: "late", required: true },
  ],
};

const writesUp: NodeType = {
  ...nodeType("writesUp", (text) => ({
    effects: [{ type: "createTask", customerId: null, title: text, department: null, dueAtMs: null }],
    exit: "next",
  })),
  stage: "afterCall",
};

/** Says its text where somebody is there to hear it, in both parts of a call. */
const anywhere: NodeType = {
  ...nodeType("anywhere", () => ({ exit: "next" })),
  stage: "any",
  enter: ({ speak }) => ({ effects: speak({ "en-US": { say: "anywhere" } }), exit: "next" }),
};

const looksUpInvoices: NodeType = {
  ...nodeType("looksUpInvoices", () => ({
    effects: [{ type: "listInvoices", customerId: "cus-1" }],
    wait: "service",
  })),
  resume: (_context, event) => ({ exit: "next", vars: { heard: event.type } }),
};

/** Runs the flow that its text names, hands in `given` and takes out `kept`. */
const runs: NodeType = {
  ...nodeType("runs", () => ({ inside: { given: "input" } })),
  needsInput: () => true,
  exits: () => ["done", "failed"].map((id) => ({ id, required: false })),
  subflow: (config) => ({
    flow: (config as { text: string }).text,
    takes: ["given"],
    gives: [{ inner: "kept", outer: "taken" }],
    outcomes: ["done"],
  }),
  returned: ({ session }, outcome) => ({ exit: outcome, vars: { taken: session.vars.kept ?? null } }),
  failureExit: () => "failed",
};

const returns: NodeType = { ...nodeType("returns", (text) => ({ returns: text })), exits: () => [] };
const keeps = nodeType("keeps", (text) => ({ vars: { kept: text }, exit: "next" }));

const mayStop: NodeType = {
  ...nodeType("mayStop", () => ({ exit: "next" })),
  exits: () => [{ id: "next", required: false, mayEnd: true }],
};

const testNodes = {
  says,
  breaks,
  strays,
  waitsForNothing,
  ends,
  asks,
  queues,
  rings,
  ringsOn,
  startsClock,
  writesUp,
  mayStop,
  anywhere,
  looksUpInvoices,
  runs,
  returns,
  keeps,
} as const satisfies Record<string, NodeType>;

export const testEngine: Engine = createEngine(testNodes);

/** `{ a: ["says", { next: "b" }, "Hello."] }` as a flow; the first node is its entry. */
export function testFlow(
  nodes: Record<
    string,
    [type: keyof typeof testNodes | "unknown", exits?: Record<string, string | null>, text?: string]
  >,
  more: Partial<FlowDocument> = {},
): FlowDocument {
  const entries = Object.entries(nodes).map(([id, [type, exits = {}, text = id]]): [string, FlowNode] => [
    id,
    { type, label: id, config: { text } as Record<string, Json>, exits },
  ]);
  return { ...emptyFlow("Test"), entry: entries[0]?.[0] ?? null, nodes: Object.fromEntries(entries), ...more };
}

const gather = {
  type: "gather" as const,
  input: ["dtmf" as const],
  prompts: [],
  bargeIn: true,
  language: "en-US",
  finishOnKey: "#",
  timeoutSeconds: 5,
  hints: [],
  secret: false,
};

function nodeType(type: string, does: (text: string) => NodeResult): NodeType {
  return defineNode<{ text: string }>({
    type,
    family: "talk",
    stage: "inCall",
    configSchema: z.strictObject({ text: z.string() }),
    newConfig: () => ({ text: "" }),
    exits: () => [{ id: "next", required: true }],
    prompts: () => [],
    resources: () => [],
    needsInput: () => false,
    endsCall: () => false,
    personalData: () => false,
    failureExit: () => "next",
    enter: ({ config }) => does(config.text),
  });
}
