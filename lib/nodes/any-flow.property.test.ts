import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Effect, isAsking, isCallerFacing, isHandOver, isSpoken } from "@/lib/engine/effect";
import type { CallEvent, CallEventType } from "@/lib/engine/event";
import { acceptedEvents, type CallSession, type Turn } from "@/lib/engine/session";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { Json, JsonObject } from "@/lib/util/json";
import { checkFlow } from "./check-flow";
import { engine } from "./engine";
import { type NodeTypeName, nodeTypes } from "./registry";

/** Longer than anything else that is typed here, so that it is recognised wherever it turns up. */
const pin = "9069069069069";

const say = (text: string) => ({ "en-US": { say: text } });
const gold = { combinator: "and", rules: [{ field: "customer.accountType", operator: "=", value: "gold" }] };
const everyDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const allDay = { from: "00:00", to: "24:00" };
const alwaysOpen = {
  timeZone: "UTC",
  weekly: Object.fromEntries(everyDay.map((day) => [day, [allDay]])),
  periods: [{ name: "p", days: everyDay, ...allDay }],
};
const configs: Record<NodeTypeName, JsonObject[]> = {
  greeting: [{ prompt: say("Hello {{ customer.firstName }}.") }],
  intent: [
    {
      prompt: say("What can I do?"),
      intents: [
        {
          id: "a",
          name: "A",
          keywords: { "en-US": ["please"] },
          slots: [{ name: "day", kind: "digits", prompt: say("Day?") }],
        },
        { id: "b", name: "B", key: "2" },
      ],
      clarify: say("{{ intent.likeliest }}?"),
      confirm: say("{{ intent.name }}?"),
    },
    { prompt: say("What can I do?"), intents: [{ id: "constructor", name: "A please", key: "1" }], retries: 0 },
  ] as JsonObject[],
  authentication: [
    { askId: say("Id?"), askPin: say("PIN?"), attempts: 2, noInputRetries: 1 },
    { askId: say("Id?"), askPin: say("PIN?"), knownCallerSkipsId: true, onceACall: false },
  ],
  menu: [
    {
      prompt: say("Choose."),
      choices: [
        { id: "a", key: "1", label: "A" },
        { id: "constructor", key: "2", label: "B" },
      ],
      speech: true,
    },
    { prompt: say("Choose."), choices: [{ id: "a", key: "1", label: "A", when: gold }], invalidRetries: 0 },
  ] as JsonObject[],
  queue: [
    { queue: "q", tellPosition: false, tellEstimatedWait: false, maxWaitSeconds: 30 },
    {
      queue: "q",
      tellPosition: true,
      positionPrompt: say("{{ queue.position }}"),
      tellEstimatedWait: false,
      maxWaitSeconds: null,
      overflowPosition: 5,
    },
  ],
  escalation: [
    { rules: [{ exit: "automatic", afterSeconds: 20 }] },
    {
      rules: [
        { exit: "priority", when: gold },
        { exit: "automatic", afterSeconds: 40 },
      ],
    },
  ] as JsonObject[],
  connect: [
    { targets: [{ destination: "d" }] },
    { targets: [{ number: "+15551234567" }], screen: true, screenPrompt: say("Press 1.") },
    {
      targets: [{ department: "d" }, { agent: "a" }],
      order: "inOrder",
      strategy: "skills",
      whisperPrompt: say("Sales."),
    },
  ],
  voicemail: [{ prompt: say("Speak.") }],
  hangUp: [{ prompt: say("Bye.") }],
  subflow: [
    { flow: "inner", input: [{ name: "who", value: "{{ customer.firstName }}" }], outcomes: ["done", "other"] },
    { flow: "inner", output: [{ inner: "choice", outer: "topic" }], outcomes: ["constructor"] },
    { flow: "constructor" },
  ],
  returnFromSubflow: [{}, { outcome: "other" }],
  goTo: [{}],
  httpRequest: [
    { url: "https://api.example.com/{{ vars.choice }}?key={{ secrets.key }}", failed: say("Sorry.") },
    {
      method: "POST",
      url: "https://api.example.com/",
      body: '{"said":"{{ vars.choice }}"}',
      variables: [{ variable: "choice", path: "a[1].b" }],
      filler: say("One moment."),
    },
  ],
  split: [
    {
      branches: [
        { id: "a", label: "A", percent: 30 },
        { id: "b", label: "B", percent: 70 },
      ],
    },
  ],
  crmLookup: [{ value: "{{ vars.choice }}" }, { value: "4021" }, { by: "phone", value: "+15550100009" }],
  crmUpdate: [{ changes: [{ field: "attribute", name: "topic", value: "{{ vars.choice }}" }] }],
  invoices: [{ summary: say("{{ invoices.count }}"), each: say("{{ invoice.amount }}") }],
  suggest: [
    { offers: [{ name: "Fibre", prompt: say("Fibre?"), when: gold }] },
    { offers: [{ name: "A" }, { name: "B" }], most: 2 },
  ],
  openTicket: [{ subject: "{{ vars.choice }}", opened: say("{{ ticket.number }}") }],
  branch: [
    { branches: [{ id: "a", label: "A", when: gold }] },
    {
      branches: [
        {
          id: "a",
          label: "A",
          when: {
            combinator: "or",
            rules: [
              { field: "calls.last7Days", operator: ">", value: 2 },
              { field: "queues.q.waiting", operator: "<", value: 3 },
              { field: "vars.choice", operator: "matches", value: "^a" },
            ],
          },
        },
        { id: "constructor", label: "B", when: { combinator: "and", rules: [] } },
      ],
    },
  ] as JsonObject[],
  setVariable: [{ assignments: [{ name: "choice", value: "{{ customer.lastName }}" }] }],
  wait: [{ seconds: 2 }],
  language: [
    {
      sources: ["customer", "number", "choice"],
      prompt: say("Press 1."),
      choices: [{ language: "en-US", key: "1" }],
      numbers: [{ prefix: "+372", language: "et-EE" }],
    },
    { sources: ["customer"] },
  ],
  schedule: [
    { hours: "h" },
    { hours: "h", periods: ["p"], nextOpening: "opens" },
    { hours: "h", peakPeriod: "p", queues: ["q", "r"] },
  ],
  collect: [
    { name: "choice", prompt: say("Number?"), confirm: say("{{ collected.spoken }}?"), invalidRetries: 1 },
    { name: "choice", kind: "date", prompt: say("When?"), speech: true, earliestDays: 0, noInputRetries: 0 },
    { name: "choice", kind: "phoneNumber", prompt: say("Number?"), speech: true },
    { name: "choice", kind: "amount", prompt: say("How much?"), speech: true },
    { name: "choice", kind: "speech", prompt: say("What?"), confirm: say("{{ collected.value }}?") },
    { name: "choice", prompt: say("Card?"), masked: true },
  ],
  survey: [
    {
      name: "s",
      questions: [
        { name: "a", prompt: say("1 to 5?") },
        { name: "b", kind: "yesNo", prompt: say("Again?") },
        { name: "c", kind: "speech", prompt: say("Why?") },
      ],
      invalidRetries: 0,
    },
  ] as JsonObject[],
  consent: [
    { prompt: say("May we? 1 or 2."), speech: true },
    { prompt: {}, channels: ["recording"] },
  ] as JsonObject[],
  callback: [
    { prompt: say("1, 2 or 3?"), askNumber: say("Number?"), confirm: say("{{ callback.spoken }}?"), retries: 1 },
    { prompt: say("1, 2 or 3?"), askNumber: say("Number?"), queue: "q", delayMinutes: 5, retries: 0 },
  ],
  recording: [{}, { action: "pause", announcement: say("Not recorded.") }],
  sendMessage: [
    { body: { "en-US": "{{ vars.choice }}" }, sent: say("Sent."), noAddress: say("No.") },
    { channel: "email", subject: { "en-US": "{{ customer.lastName }}" }, body: { "en-US": "Hello" } },
    { to: "{{ vars.choice }}", body: { "en-US": "Hello" } },
  ] as JsonObject[],
  bookAppointment: [
    { calendar: "visits", prompt: say("When?"), each: say("{{ slot.key }} {{ slot.day }}"), retries: 1 },
    {
      calendar: "visits",
      prompt: say("When?"),
      each: say("{{ slot.spoken }}"),
      most: 1,
      invitation: true,
      invitationText: { "en-US": "{{ vars.appointmentDay }}" },
      failed: say("Sorry."),
    },
  ],
  afterCallWork: [{ summary: "{{ vars.choice }}", followUp: { title: "Call back" } }] as JsonObject[],
};

const inCall = (Object.keys(nodeTypes) as NodeTypeName[]).filter((type) => nodeTypes[type].stage !== "afterCall");

function drawn(type: NodeTypeName, config: JsonObject, targets: readonly (string | null)[]): FlowNode {
  const exits = nodeTypes[type].exits(nodeTypes[type].configSchema.parse(config));
  return {
    type,
    label: "",
    config,
    exits: Object.fromEntries(exits.map(({ id }, index) => [id, targets[index % targets.length] ?? null])),
  };
}

/** What a subflow node may run: it listens, runs itself again, breaks, or returns what nobody knows. */
const inner: FlowDocument = {
  ...emptyFlow("inner"),
  entry: "menu",
  nodes: {
    menu: {
      ...drawn("menu", configs.menu[0] as JsonObject, ["back", "again", null]),
    },
    again: drawn("subflow", configs.subflow[0] as JsonObject, ["back"]),
    back: drawn("returnFromSubflow", configs.returnFromSubflow[1] as JsonObject, []),
  },
};

/** Any graph at all: loops, orphans and open exits included. */
const flows: fc.Arbitrary<FlowDocument> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => {
    const target = fc.constantFrom(...Array.from({ length: count }, (_, index) => `n${index}`));
    const node = fc
      .constantFrom(...inCall)
      .chain((type) =>
        fc
          .tuple(
            fc.constantFrom(...configs[type]),
            fc.array(fc.option(target, { freq: 8 }), { minLength: 6, maxLength: 6 }),
          )
          .map(([config, targets]) => drawn(type, config, targets)),
      );
    return fc.tuple(fc.array(node, { minLength: count, maxLength: count }), fc.option(target));
  })
  .map(([nodes, fallback]) => ({
    ...emptyFlow("Any"),
    subflows: { inner },
    entry: "n0",
    afterCall: "w0",
    fallback,
    nodes: {
      ...Object.fromEntries(nodes.map((node, index) => [`n${index}`, node])),
      w0: drawn("afterCallWork", configs.afterCallWork[0]!, ["w1"]),
      w1: drawn("afterCallWork", configs.afterCallWork[0]!, [null]),
    },
  }));

/** The same with every exit wired, so that some of them may be published. */
const wiredFlows = flows.map((flow): FlowDocument => {
  const nodes = Object.entries(flow.nodes).map(([id, node]): [string, FlowNode] => [
    id,
    id.startsWith("w")
      ? node
      : { ...node, exits: Object.fromEntries(Object.entries(node.exits).map(([exit, to]) => [exit, to ?? "n0"])) },
  ]);
  return { ...flow, nodes: Object.fromEntries(nodes) };
});

/** The same with an authentication first, so that many callers type a PIN. */
const authenticatingFlows = fc
  .tuple(flows, fc.constantFrom(...configs.authentication))
  .map(([flow, config]): FlowDocument => {
    const n0 = drawn("authentication", config, Object.values(flow.nodes.n0?.exits ?? {}));
    return { ...flow, nodes: { ...flow.nodes, n0 } };
  });

const customer = {
  id: "cus-1",
  idNumber: "111",
  firstName: "Maya",
  lastName: "Lind",
  email: null,
  accountType: "gold",
  priority: 1,
  language: null,
  serviceStatus: "active",
  openTickets: 0,
  openInvoices: 0,
  attributes: {},
};

const invoice = {
  number: "INV-1",
  amountMinor: 4_250,
  currency: "EUR",
  status: "open",
  issuedAt: "2026-01-01T00:00:00Z",
  dueAt: "2026-02-01T00:00:00Z",
};

type Draw = (at: number, variant: number) => CallEvent;
const oneOf = <T>(choices: readonly T[], variant: number): T => choices[variant % choices.length] as T;

/** An event of each type; `variant` chooses its details. */
const draws: Record<Exclude<CallEventType, "callStarted" | "callEnded">, Draw> = {
  digitsPressed: (at, v) => ({ type: "digitsPressed", at, digits: oneOf(["1", "2", "12", "", "*"], v) }),
  speechHeard: (at, v) => ({
    type: "speechHeard",
    at,
    text: oneOf(["A", "b please", "", "\u0000"], v),
    confidence: null,
  }),
  secretEntered: (at, v) =>
    v % 4 === 0
      ? { type: "secretEntered", at, length: 0 }
      : { type: "secretEntered", at, length: pin.length, digits: pin },
  gatherTimedOut: (at) => ({ type: "gatherTimedOut", at }),
  dialEnded: (at, v) => ({
    type: "dialEnded",
    at,
    outcome: oneOf(["answered", "busy", "noAnswer", "failed", "canceled"], v),
    durationSeconds: 1,
  }),
  queueTick: (at, v) => ({ type: "queueTick", at, position: oneOf([null, 1, 3, 9], v), estimatedWaitSeconds: null }),
  queueLeft: (at, v) => ({
    type: "queueLeft",
    at,
    result: oneOf(["left", "redirected", "bridged", "queueFull", "hungUp", "failed"], v),
  }),
  recordingDone: (at, v) => ({ type: "recordingDone", at, recordingSid: "RE1", durationSeconds: v % 9 }),
  recordingEmpty: (at) => ({ type: "recordingEmpty", at }),
  timePassed: (at) => ({ type: "timePassed", at }),
  customerFound: (at) => ({ type: "customerFound", at, customer }),
  customerNotFound: (at) => ({ type: "customerNotFound", at }),
  pinVerified: (at) => ({ type: "pinVerified", at, customer }),
  pinRejected: (at) => ({ type: "pinRejected", at }),
  pinLocked: (at) => ({ type: "pinLocked", at }),
  serviceFailed: (at) => ({ type: "serviceFailed", at, reason: "timeout" }),
  customerUpdated: (at) => ({ type: "customerUpdated", at, customer }),
  invoicesListed: (at, v) => ({ type: "invoicesListed", at, invoices: v % 2 === 0 ? [] : [invoice] }),
  ticketOpened: (at) => ({ type: "ticketOpened", at, number: "1042" }),
  slotsFound: (at, v) => ({
    type: "slotsFound",
    at,
    slots: v % 2 === 0 ? [] : [at + 3_600_000],
    timeZone: oneOf(["UTC", "Europe/Tallinn", "nowhere"], v),
    slotMinutes: 30,
  }),
  slotBooked: (at) => ({ type: "slotBooked", at, appointmentId: "apt-1" }),
  slotTaken: (at) => ({ type: "slotTaken", at }),
  factsRead: (at) => ({
    type: "factsRead",
    at,
    queues: {},
    departments: {},
    hours: { h: at % 2 === 0 ? alwaysOpen : null },
    calls: {},
  }),
  httpAnswered: (at, v) => ({
    type: "httpAnswered",
    at,
    status: oneOf([200, 204, 404, 500], v),
    data: oneOf<Json>([null, {}, { a: [{ b: 1 }] }, "text"], v),
  }),
  recordingChanged: (at) => ({ type: "recordingChanged", at }),
  callRouted: (at, v) => ({
    type: "callRouted",
    at,
    rounds: Array.from({ length: v % 3 }, (_, n) => ({
      targets: [{ agent: `a${n}` }],
      ringSeconds: oneOf([null, 5], v),
      screen: v % 2 === 1,
    })),
  }),
};
const anyEvent = Object.keys(draws) as (keyof typeof draws)[];

const happening = fc.record({
  /** Something the wait accepts, four times in five; otherwise anything. */
  fits: fc.integer({ min: 0, max: 4 }).map((roll) => roll > 0),
  which: fc.nat({ max: 100 }),
  variant: fc.nat({ max: 100 }),
  afterMs: fc.nat({ max: 60_000 }),
});

const scripts = fc.record({
  from: fc.constantFrom("+15550100001", "anonymous"),
  events: fc.array(happening, { maxLength: 40 }),
});
type Script = typeof scripts extends fc.Arbitrary<infer S> ? S : never;

/** Each turn of a call, with the session passing through JSON between turns or not. */
function play(flow: FlowDocument, { from, events }: Script, overJson: boolean): Turn[] {
  const carry = (session: CallSession): CallSession => (overJson ? JSON.parse(JSON.stringify(session)) : session);
  let at = 1_000;
  const turns = [engine.start(flow, { callId: "c", from, to: "+15550199000", atMs: at })];
  const add = (event: CallEvent) => turns.push(engine.resume(flow, carry(turns.at(-1)!.session), event));
  for (const { fits, which, variant, afterMs } of events) {
    at += afterMs;
    const accepted: readonly CallEventType[] = acceptedEvents[turns.at(-1)!.wait.kind];
    const type = fits && accepted.length > 0 ? oneOf(accepted, which) : oneOf(anyEvent, which);
    add(draws[type as keyof typeof draws](at, variant));
  }
  add({ type: "callEnded", at: at + 1, reason: "callerHungUp" });
  add({ type: "callEnded", at: at + 2, reason: "completed" });
  return turns;
}

const runs = { numRuns: 300 };

describe("any flow and any events", { timeout: 60_000 }, () => {
  it("every turn ends in a wait or an end, within the step limit, and nothing throws", () => {
    fc.assert(
      fc.property(flows, scripts, (flow, script) => {
        for (const turn of play(flow, script, false)) {
          expect(turn.steps.length).toBeLessThanOrEqual(2 * (limits.stepsPerTurn + limits.subflowDepth) + 4);
          expectSoundEnd(turn);
        }
      }),
      runs,
    );
  });

  it("a publishable flow never needs the cap", () => {
    fc.assert(
      fc.property(wiredFlows, scripts, (flow, script) => {
        fc.pre(!checkFlow(flow).some(({ severity }) => severity === "error"));
        for (const { steps } of play(flow, script, false)) {
          expect(steps.length).toBeLessThanOrEqual(limits.stepsPerTurn);
          expect(steps.map(({ note }) => note)).not.toContain(
            `more than ${limits.stepsPerTurn} steps without hearing the caller`,
          );
        }
      }),
      // One drawn flow in seven may be published.
      { numRuns: 40 },
    );
  });

  it("the same flow and events give the same turns, also with the session written and read between them", () => {
    fc.assert(
      fc.property(flows, scripts, (flow, script) => {
        const first = play(flow, script, false);
        expect(play(flow, script, false)).toEqual(first);
        expect(play(structuredClone(flow), script, true)).toEqual(JSON.parse(JSON.stringify(first)));
      }),
      { numRuns: 150 },
    );
  });

  it("after-call work runs exactly once and says nothing", () => {
    fc.assert(
      fc.property(flows, scripts, (flow, script) => {
        const turns = play(flow, script, false);
        const calls = turns.flatMap(({ effects }) =>
          effects.filter((effect) => effect.type === "addInteraction" && effect.kind === "call"),
        );
        const tasks = turns.flatMap(({ effects }) => effects.filter((effect) => effect.type === "createTask"));
        expect(tasks).toHaveLength(2);
        expect(calls.length).toBeLessThanOrEqual(2);
        expect(turns.slice(-2).flatMap(({ effects }) => effects.filter(isCallerFacing))).toEqual([]);
        expect(turns.at(-1)!.session.phase).toBe("ended");
      }),
      runs,
    );
  });

  it("fault 28: a PIN is in the effect that has it checked and nowhere else", () => {
    let checked = 0;
    fc.assert(
      fc.property(authenticatingFlows, scripts, (flow, script) => {
        for (const { session, steps, effects } of play(flow, script, false)) {
          const others = effects.filter((effect) => effect.type !== "verifyPin");
          checked += effects.length - others.length;
          expect(JSON.stringify([session, steps, others])).not.toContain(pin);
        }
      }),
      runs,
    );
    // About one call in six comes that far.
    expect(checked).toBeGreaterThan(0);
  });
});

/** What the carrier gets: spoken effects and writings, then one thing that hands over; nothing after it. */
function expectSoundEnd({ effects, wait, session }: Turn): void {
  const handing = (effect: Effect) => isHandOver(effect) || isAsking(effect);
  expect(effects.slice(0, -1).filter(handing)).toEqual([]);
  const last = effects.at(-1);
  if (session.phase === "ended") expect(wait.kind).toBe("ended");
  else if (last) expect(handing(last) || wait.kind === "ended").toBe(true);
  if (last && isSpoken(last)) expect.unreachable("speaks and hands nothing over");
}
