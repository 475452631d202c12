import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Effect } from "@/lib/engine/effect";
import { type CallEvent, type CustomerFacts, callEventSchema } from "@/lib/engine/event";
import type { Alarm, Turn, WaitKind } from "@/lib/engine/session";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import type { Json, JsonObject } from "@/lib/util/json";
import { engine } from "./engine";
import { nodeTypes } from "./registry";

/** One line of a node's table: its config and what happens, against what comes out of the last turn. */
interface Case {
  name: string;
  config: JsonObject;
  /** Who is calling; absent: a hidden number. */
  customer?: Partial<CustomerFacts>;
  /** The caller has proved who they are before. */
  authenticated?: boolean;
  /** Flows that run inside the node: what differs from an empty one. */
  subflows?: Record<string, Partial<FlowDocument>>;
  events: (CallEvent & { customer?: Partial<CustomerFacts> })[];
  effects: Partial<Effect>[];
  exit?: string;
  wait?: WaitKind;
  dueAtMs?: number | null;
  vars?: Record<string, Json>;
  alarms?: Alarm[];
  customerId?: string;
  /** What the caller is spoken to in afterwards. */
  language?: string;
}

const somebody: CustomerFacts = {
  id: "cus-0",
  idNumber: "1000",
  firstName: "Ada",
  lastName: "Stone",
  email: null,
  accountType: "personal",
  priority: 3,
  language: null,
  serviceStatus: "active",
  openTickets: 0,
  openInvoices: 0,
  attributes: {},
};

const folder = fileURLToPath(new URL(".", import.meta.url));
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const typeOfFolder = new Map(Object.keys(nodeTypes).map((type) => [kebab(type), type]));
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(folders.map(({ name }) => name))("%s", (name) => {
  const type = typeOfFolder.get(name) as keyof typeof nodeTypes;
  const cases = JSON.parse(readFileSync(`${folder}${name}/cases.json`, "utf8")) as Case[];

  it("has a README whose first paragraph can be a tooltip", () => {
    const [first = ""] = readFileSync(`${folder}${name}/README.md`, "utf8").split("\n\n");
    expect(first).toMatch(/^[A-Z][^#]{20,199}\.$/s);
  });

  it.each(cases.map((example) => [example.name, example] as const))("%s", (_name, example) => {
    const turn = play(flowFor(type, example), example);
    const last = turn.steps.findLast((step) => step.nodeId === "node");
    const effects = example.exit === undefined ? turn.effects : turn.effects.filter(({ type }) => type !== "hangUp");
    expect(effects).toMatchObject(example.effects);
    expect(effects).toHaveLength(example.effects.length);
    if (example.exit !== undefined) expect(last?.exit).toBe(example.exit);
    if (example.wait !== undefined) expect(turn.wait.kind).toBe(example.wait);
    if (example.dueAtMs !== undefined) expect(turn.wait.dueAtMs).toBe(example.dueAtMs);
    if (example.vars !== undefined) expect(turn.session.vars).toEqual(example.vars);
    if (example.alarms !== undefined) expect(turn.session.alarms).toEqual(example.alarms);
    if (example.language !== undefined) expect(turn.session.language).toBe(example.language);
    if (example.customerId !== undefined) expect(turn.session.customer?.id).toBe(example.customerId);
  });

  it("has a case for every exit", () => {
    const exits = new Set(
      cases.flatMap(({ config }) => nodeTypes[type].exits(parse(type, config)).map(({ id }) => id)),
    );
    const taken = new Set(cases.flatMap(({ exit }) => (exit === undefined ? [] : [exit])));
    const untested = [...exits].filter((exit) => !taken.has(exit) && !isOneOfManyChoices(type, exit, taken));
    expect(untested).toEqual([]);
  });

  it("makes a new node that its own schema accepts and that breaks nothing", () => {
    const config = nodeTypes[type].newConfig(["en-US", "ar-AE"]) as JsonObject;
    expect(nodeTypes[type].configSchema.safeParse(config).success).toBe(true);
    const flow = flowFor(type, { name: "", config, events: [], effects: [] });
    expect(engine.start(flow, { callId: "c", from: "anonymous", to: "+15550000000", atMs: 0 }).effects).not.toEqual([]);
  });
});

it("every registered type has its folder, and every folder is registered", () => {
  expect(folders.map(({ name }) => name).sort()).toEqual([...typeOfFolder.keys()].sort());
  for (const [name, nodeType] of Object.entries(nodeTypes)) expect(nodeType.type).toBe(name);
});

/** Choices of a menu are one kind of exit; not each of each case needs a case. */
const isOneOfManyChoices = (type: string, exit: string, taken: Set<string>) =>
  type === "menu" && exit !== "invalid" && exit !== "noInput" && taken.size > 2;

const parse = (type: keyof typeof nodeTypes, config: JsonObject) => nodeTypes[type].configSchema.parse(config);

/** The node with every exit leading to a plain hang-up; after-call nodes come after one. */
function flowFor(type: keyof typeof nodeTypes, { config, subflows = {} }: Case): FlowDocument {
  const nodeType = nodeTypes[type];
  const end = { type: "hangUp", label: "", config: {}, exits: {} };
  const inCall = nodeType.stage !== "afterCall";
  const exits = Object.fromEntries(nodeType.exits(parse(type, config)).map(({ id }) => [id, inCall ? "end" : null]));
  return {
    ...emptyFlow("Test", ["en-US", "ar-AE"]),
    entry: inCall ? "node" : "start",
    afterCall: inCall ? null : "node",
    company: {
      address: { "en-US": "You find us at 12 Harbour Road." },
      hours: { "en-US": "from nine to five, Monday to Friday" },
    },
    nodes: { node: { type, label: "Node", config, exits }, start: end, end },
    subflows: Object.fromEntries(
      Object.entries(subflows).map(([name, inner]) => [name, { ...emptyFlow(name), ...inner }]),
    ),
  };
}

/** Plays a case from the call's start; the session is written and read between turns. */
function play(flow: FlowDocument, { customer, authenticated = false, events }: Case): Turn {
  const from = customer ? "+15550100001" : "anonymous";
  let turn = engine.start(flow, { callId: "call", from, to: "+15550000000", atMs: 0 });
  if (authenticated) turn = { ...turn, session: { ...turn.session, authenticated } };
  const found: CallEvent[] = customer ? [{ type: "customerFound", at: 0, customer: { ...somebody, ...customer } }] : [];
  const rest = events.map((event) =>
    callEventSchema.parse("customer" in event ? { ...event, customer: { ...somebody, ...event.customer } } : event),
  );
  for (const event of [...found, ...rest]) {
    turn = engine.resume(flow, JSON.parse(JSON.stringify(turn.session)), event);
  }
  return turn;
}
