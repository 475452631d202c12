import { describe, expect, it } from "vitest";
import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { Effect } from "./effect";
import type { CallEvent, CustomerFacts } from "./event";
import type { CallSession, Turn } from "./session";
import { testEngine, testFlow } from "./test-nodes";

const hidden = { callId: "call-1", from: "anonymous", to: "+15550199000", atMs: 1_000 };
const maya: CustomerFacts = {
  id: "cus-1",
  idNumber: "4021",
  firstName: "Maya",
  lastName: "Lind",
  email: null,
  accountType: "personal",
  priority: 3,
  language: null,
  serviceStatus: "active",
  openTickets: 0,
  openInvoices: 0,
  attributes: {},
};

const start = (flow: FlowDocument) => testEngine.start(flow, hidden);

function play(flow: FlowDocument, ...events: CallEvent[]): Turn {
  let turn = start(flow);
  for (const event of events) turn = testEngine.resume(flow, turn.session, event);
  return turn;
}

const said = ({ effects }: { effects: readonly Effect[] }) =>
  effects.flatMap((effect) => (effect.type === "say" ? [effect.text] : []));
const keys = (digits: string, at = 2_000): CallEvent => ({ type: "digitsPressed", at, digits });
const hungUp = (at = 9_000): CallEvent => ({ type: "callEnded", at, reason: "callerHungUp" });
const sorry = "We are sorry, something went wrong on our side. Please call again a little later. Goodbye.";

describe("the first turn", () => {
  const flow = testFlow({ a: ["says", { next: "b" }], b: ["asks", {}] });

  it("looks the caller up before anything is spoken", () => {
    const turn = testEngine.start(flow, { ...hidden, from: "+15550100001" });
    expect(turn.effects).toEqual([{ type: "lookUpCustomer", phone: "+15550100001" }]);
    expect(turn.wait).toEqual({ kind: "service", dueAtMs: null });
    expect(turn.steps).toEqual([]);
  });

  it.each(["anonymous", "", "+12345", "sip:x@y"])("asks nobody about %j and begins at once", (from) => {
    expect(said(testEngine.start(flow, { ...hidden, from }))).toEqual(["a"]);
  });

  it.each<CallEvent>([
    { type: "customerNotFound", at: 1_100 },
    { type: "serviceFailed", at: 1_100, reason: "timeout" },
  ])("goes on as with a stranger after $type", (answer) => {
    const looking = testEngine.start(flow, { ...hidden, from: "+15550100001" });
    const turn = testEngine.resume(flow, looking.session, answer);
    expect(said(turn)).toEqual(["a"]);
    expect(turn.session.customer).toBeNull();
  });

  it("takes the customer's language when the flow speaks it, in another region's form if need be", () => {
    const bilingual = { ...flow, languages: ["en-US", "ar-AE"] };
    const looking = testEngine.start(bilingual, { ...hidden, from: "+15550100001" });
    const spoken = (language: string | null) =>
      testEngine.resume(bilingual, looking.session, {
        type: "customerFound",
        at: 1_100,
        customer: { ...maya, language },
      }).session.language;
    expect([spoken("ar-AE"), spoken("ar-EG"), spoken("et-EE"), spoken(null)]).toEqual([
      "ar-AE",
      "ar-AE",
      "en-US",
      "en-US",
    ]);
  });
});

describe("a turn", () => {
  it("walks from node to node until one waits", () => {
    const turn = start(
      testFlow({ a: ["says", { next: "b" }], b: ["says", { next: "c" }], c: ["asks", { next: "a" }] }),
    );
    expect(said(turn)).toEqual(["a", "b"]);
    expect(turn.effects.at(-1)?.type).toBe("gather");
    expect(turn.steps).toEqual([
      { nodeId: "a", atMs: 1_000, exit: "next" },
      { nodeId: "b", atMs: 1_000, exit: "next" },
      { nodeId: "c", atMs: 1_000, exit: null },
    ]);
    expect(turn.session).toMatchObject({ nodeId: "c", nodeState: { asked: 1 }, turn: 1, wait: { kind: "gather" } });
  });

  it("changes nothing of the session it was given", () => {
    const flow = testFlow({ a: ["asks", { next: "b" }], b: ["ends"] });
    const before = start(flow).session;
    const copy = structuredClone(before);
    testEngine.resume(flow, before, keys("1"));
    expect(before).toEqual(copy);
  });

  it("counts up and keeps variables", () => {
    const flow = testFlow({ a: ["asks", { next: "b" }], b: ["asks", { next: "a" }] });
    expect(play(flow, keys("12")).session).toMatchObject({ turn: 2, vars: { keys: "12" }, nodeId: "b" });
  });

  it("never goes back in time", () => {
    const flow = testFlow({ a: ["asks", { next: "b" }], b: ["asks", { next: "a" }] });
    expect(play(flow, keys("1", 5_000), keys("1", 3_000)).session.nowMs).toBe(5_000);
  });

  it("hangs up where a node ends the call, and again when something comes late", () => {
    const flow = testFlow({ a: ["ends"] });
    expect(start(flow).effects).toEqual([{ type: "hangUp" }]);
    expect(play(flow, keys("1")).effects).toEqual([{ type: "hangUp" }]);
  });

  it("ends politely, without an apology, at an open exit that may end", () => {
    expect(start(testFlow({ a: ["mayStop", { next: null }] })).effects).toEqual([{ type: "hangUp" }]);
  });
});

describe("when something breaks", () => {
  it.each(["breaks", "strays", "waitsForNothing"] as const)("a node that %s leaves by its failure exit", (type) => {
    const turn = start(testFlow({ a: [type, { next: "b" }], b: ["says", { next: "c" }], c: ["ends"] }));
    expect(said(turn)).toEqual(["b"]);
    expect(turn.steps[0]).toMatchObject({ nodeId: "a", exit: "next", note: expect.any(String) });
  });

  it("takes the flow's fallback, once, then apologises", () => {
    const flow = testFlow({ a: ["unknown"], f: ["breaks"] }, { fallback: "f" });
    const turn = start(flow);
    expect(turn.steps.map(({ nodeId }) => nodeId)).toEqual(["a", "f"]);
    expect(said(turn)).toEqual([sorry]);
    expect(turn.wait.kind).toBe("hangUp");
  });

  it.each<[string, FlowDocument]>([
    ["an open exit", testFlow({ a: ["says", { next: null }] })],
    ["an exit to nowhere", testFlow({ a: ["says", { next: "nowhere" }] })],
    ["a flow without a beginning", testFlow({})],
    [
      "a config that is not valid",
      { ...testFlow({ a: ["says"] }), nodes: { a: { type: "says", label: "", config: {}, exits: {} } } },
    ],
    ["an exit named like a method of objects", testFlow({ a: ["strays", {}] })],
    ["an after-call node in the call", testFlow({ a: ["writesUp", {}] })],
  ])("apologises and hangs up at %s", (_what, flow) => {
    const turn = start(flow);
    expect(said(turn).at(-1)).toBe(sorry);
    expect(turn.effects.at(-1)).toEqual({ type: "hangUp" });
  });

  it("apologises in the call's language", () => {
    expect(start(testFlow({}, { languages: ["ar-AE"] })).effects[0]).toMatchObject({
      language: "ar-AE",
      text: expect.stringContaining("نعتذر"),
    });
    expect(start(testFlow({}, { languages: ["fr-FR"] })).effects[0]).toMatchObject({ language: "en-US", text: sorry });
  });

  it("an event the wait cannot have takes the failure exit", () => {
    const flow = testFlow({ a: ["asks", { next: "b" }], b: ["says", { next: "c" }], c: ["ends"] });
    const turn = play(flow, { type: "dialEnded", at: 2_000, outcome: "answered", durationSeconds: 3 });
    expect(said(turn)).toEqual(["b"]);
    expect(turn.steps[0]?.note).toBe("a dialEnded came while waiting for gather");
  });
});

describe("fault 13: a flow that loops", () => {
  const loop = testFlow({ a: ["says", { next: "b" }], b: ["says", { next: "a" }] });

  it("fault 13: is stopped at the cap with a spoken message", () => {
    const turn = start(loop);
    expect(turn.effects).toEqual([{ type: "say", text: sorry, language: "en-US" }, { type: "hangUp" }]);
    expect(turn.steps).toHaveLength(limits.stepsPerTurn + 1);
    expect(turn.steps.at(-1)?.note).toBe(`more than ${limits.stepsPerTurn} steps without hearing the caller`);
  });

  it("fault 13: goes to the flow's fallback, which gets a fresh allowance", () => {
    const turn = start({
      ...loop,
      nodes: { ...loop.nodes, f: { type: "asks", label: "", config: { text: "" }, exits: {} } },
      fallback: "f",
    });
    expect(said(turn)).toEqual([]);
    expect(turn.session).toMatchObject({ nodeId: "f", wait: { kind: "gather" }, fellBack: true });
  });

  it("fault 13: a fallback that leads back into the loop ends the call", () => {
    const turn = start({ ...loop, fallback: "a" });
    expect(said(turn)).toEqual([sorry]);
    expect(turn.steps.length).toBeLessThanOrEqual(2 * limits.stepsPerTurn + 2);
  });

  it("fault 13: a loop in after-call work ends it", () => {
    const flow = testFlow({ a: ["ends"], w: ["writesUp", { next: "w" }] }, { afterCall: "w" });
    const turn = play(flow, hungUp());
    expect(turn.session.phase).toBe("ended");
    expect(turn.effects.length).toBeLessThanOrEqual(limits.stepsPerTurn);
  });

  it("fault 13: a call that goes round with the caller pressing keys for ever is stopped too", () => {
    const flow = testFlow({ a: ["asks", { next: "a" }] });
    const tired: CallSession = { ...start(flow).session, stepCount: limits.stepsPerCall };
    expect(said(testEngine.resume(flow, tired, keys("1")))).toEqual([sorry]);
  });
});

describe("after-call work", () => {
  const flow = testFlow(
    { a: ["asks", { next: "a" }], w: ["writesUp", { next: "x" }], x: ["writesUp", { next: null }] },
    { afterCall: "w" },
  );
  const titles = ({ effects }: Turn) =>
    effects.map((effect) => (effect.type === "createTask" ? effect.title : effect.type));

  it("runs once, from wherever the call was, also before its first prompt", () => {
    const first = testEngine.start(flow, { ...hidden, from: "+15550100001" });
    const turn = testEngine.resume(flow, first.session, hungUp());
    expect(titles(turn)).toEqual(["w", "x"]);
    expect(turn.session).toMatchObject({ phase: "ended", outcome: { reason: "callerHungUp", lastNodeId: null } });
    expect(titles(testEngine.resume(flow, turn.session, hungUp()))).toEqual([]);
  });

  it("remembers where the call was", () => {
    expect(play(flow, hungUp()).session.outcome).toEqual({ lastNodeId: "a", reason: "callerHungUp", resolved: false });
  });

  it("says nothing to a caller who is not there", () => {
    const wrong = testFlow({ a: ["asks", {}], w: ["says", { next: "a" }] }, { afterCall: "w" });
    const turn = play(wrong, hungUp());
    expect(turn.effects).toEqual([]);
    expect(turn.session.phase).toBe("ended");
  });

  it("a flow without it simply ends", () => {
    expect(play(testFlow({ a: ["asks", {}] }), hungUp()).session).toMatchObject({
      phase: "ended",
      wait: { kind: "ended" },
    });
  });
});

describe("a clock started earlier", () => {
  const flow = testFlow({
    e: ["startsClock", { next: "q", late: "l" }, "60000"],
    q: ["queues", { next: "r" }],
    r: ["rings", { next: "end" }],
    l: ["says", { next: "end" }],
    end: ["ends"],
  });
  const left = (result: "left" | "bridged", at: number): CallEvent => ({ type: "queueLeft", at, result });
  const rang = (outcome: "answered" | "noAnswer", at: number): CallEvent => ({
    type: "dialEnded",
    at,
    outcome,
    durationSeconds: 0,
  });

  it("is the wait's deadline while the caller is in a queue", () => {
    expect(start(flow).wait).toEqual({ kind: "queue", dueAtMs: 60_000 });
  });

  it("takes the caller out of the queue by the escalation's exit", () => {
    const turn = play(flow, { type: "timePassed", at: 60_000 });
    expect(turn.effects).toEqual([{ type: "leave" }]);
    const out = testEngine.resume(flow, turn.session, left("left", 60_100));
    expect(said(out)).toEqual(["l"]);
    expect(out.steps[0]).toMatchObject({ nodeId: "e", exit: "late" });
    expect(out.session.alarms).toEqual([]);
  });

  it("a timer that rings early changes nothing", () => {
    const before = start(flow);
    expect(testEngine.resume(flow, before.session, { type: "timePassed", at: 59_999 })).toEqual({
      ...before,
      effects: [],
      steps: [],
    });
  });

  it("an agent who was quicker keeps the caller", () => {
    const turn = play(flow, { type: "timePassed", at: 60_000 }, left("bridged", 60_100));
    expect(turn.steps[0]).toMatchObject({ nodeId: "q", exit: "next", note: "bridged" });
  });

  it("is obeyed when somebody was rung in vain, not when they answered", () => {
    const ringing = play(flow, left("left", 50_000)).session;
    expect(said(testEngine.resume(flow, ringing, rang("noAnswer", 70_000)))).toEqual(["l"]);
    const talked = testEngine.resume(flow, ringing, rang("answered", 70_000));
    expect(said(talked)).toEqual([]);
    expect(talked.session).toMatchObject({ alarms: [], outcome: { resolved: true } });
  });

  it("is obeyed between two rounds of ringing, and nobody is rung any more", () => {
    const rounds = testFlow({
      e: ["startsClock", { next: "r", late: "l" }, "60000"],
      r: ["ringsOn", { next: "end" }],
      l: ["says", { next: "end" }],
      end: ["ends"],
    });
    const first = start(rounds).session;
    const early = testEngine.resume(rounds, first, rang("noAnswer", 50_000));
    expect(early.effects).toMatchObject([{ type: "dial" }]);
    const late = testEngine.resume(rounds, first, rang("noAnswer", 70_000));
    expect(late.effects.map(({ type }) => type)).toEqual(["say", "hangUp"]);
    expect(late.steps).toContainEqual(expect.objectContaining({ nodeId: "e", exit: "late" }));
  });
});

describe("services", () => {
  const flow = testFlow({ a: ["looksUpInvoices", { next: "b" }], b: ["ends"] });

  it("a node waits for its service's answer, and only an answer moves the call", () => {
    const asked = start(flow);
    expect(asked.effects).toEqual([{ type: "listInvoices", customerId: "cus-1" }]);
    const answered = testEngine.resume(flow, asked.session, { type: "invoicesListed", at: 1, invoices: [] });
    expect(answered.session.vars).toEqual({ heard: "invoicesListed" });
    const failed = testEngine.resume(flow, asked.session, { type: "serviceFailed", at: 1, reason: "timeout" });
    expect(failed.session.vars).toEqual({ heard: "serviceFailed" });
  });
});

describe("a node for both parts of a call", () => {
  it("speaks while the caller is there, and works in silence afterwards", () => {
    const flow = testFlow(
      { a: ["anywhere", { next: "end" }], end: ["ends"], w: ["anywhere", { next: null }] },
      { afterCall: "w" },
    );
    const during = start(flow);
    expect(said(during)).toEqual(["anywhere"]);
    const after = testEngine.resume(flow, during.session, { type: "callEnded", at: 1, reason: "completed" });
    expect(after.effects).toEqual([]);
    expect(after.steps).toMatchObject([{ nodeId: "w", exit: "next" }]);
    expect(after.wait.kind).toBe("ended");
  });
});

describe("subflows", () => {
  const asking = testFlow({
    keep: ["keeps", { next: "ask" }, "inside"],
    ask: ["asks", { next: "back" }],
    back: ["returns", {}, "done"],
  });
  const outer = testFlow(
    {
      keep: ["keeps", { next: "run" }, "outside"],
      run: ["runs", { done: "stop", failed: "sorry" }, "inner"],
      stop: ["asks", { next: null }],
      sorry: ["says", { next: "stop" }],
    },
    { subflows: { inner: asking } },
  );
  const inside = (inner: FlowDocument, more: Partial<FlowDocument> = {}) => ({
    ...outer,
    subflows: { inner },
    ...more,
  });

  it("have variables of their own, and give back only what their node names", () => {
    const asked = start(outer);
    expect(asked.session).toMatchObject({ nodeId: "run/ask", vars: { given: "input", kept: "inside" } });
    const back = testEngine.resume(outer, JSON.parse(JSON.stringify(asked.session)), keys("1"));
    expect(back.session.vars).toEqual({ kept: "outside", taken: "inside" });
    expect(back.session).not.toHaveProperty("frames");
    expect([...asked.steps, ...back.steps].map(({ nodeId, exit }) => [nodeId, exit])).toEqual([
      ["keep", "next"],
      ["run", null],
      ["run/keep", "next"],
      ["run/ask", null],
      ["run/ask", "next"],
      ["run/back", null],
      ["run", "done"],
      ["stop", null],
    ]);
  });

  it.each<[string, FlowDocument]>([
    ["breaks", testFlow({ a: ["breaks", {}] })],
    ["leads nowhere", testFlow({ a: ["says", { next: null }] })],
    ["is empty", { ...asking, entry: null, nodes: {} }],
    ["ends in an outcome that its node does not know", testFlow({ a: ["returns", {}, "elsewhere"] })],
    ["runs one that is missing", testFlow({ a: ["runs", {}, "missing"] })],
    ["runs itself for ever", testFlow({ a: ["runs", {}, "inner"] })],
  ])("one that %s is a node that failed", (_how, inner) => {
    const turn = start(inside(inner));
    expect(said(turn).at(-1)).toBe("sorry");
    expect(turn.session).toMatchObject({ nodeId: "stop", vars: { kept: "outside" } });
    expect(turn.session).not.toHaveProperty("frames");
  });

  it("fault 13: a flow that loops through one is stopped at the cap with a spoken message", () => {
    const quick = testFlow({ a: ["returns", {}, "done"] });
    const flow = testFlow(
      { run: ["runs", { done: "again", failed: "again" }, "inner"], again: ["says", { next: "run" }] },
      { subflows: { inner: quick } },
    );
    const turn = start(flow);
    expect(said(turn)).toEqual([sorry]);
    expect(turn.effects.at(-1)).toEqual({ type: "hangUp" });
    expect(turn.steps.length).toBeLessThanOrEqual(2 * limits.stepsPerTurn + 4);
    const within = testFlow({ a: ["says", { next: "a" }] });
    const apologised = start(inside(within));
    expect(said(apologised)).toEqual([sorry]);
  });

  it("a clock started outside takes the call out of them; one started inside stops when they end", () => {
    const queued = testFlow({ wait: ["queues", { next: "back" }], back: ["returns", {}, "done"] });
    const clocked = testFlow(
      { clock: ["startsClock", { next: "run", late: "late" }, "5000"], run: ["runs", {}, "inner"], late: ["asks", {}] },
      { subflows: { inner: queued } },
    );
    const rung = testEngine.resume(clocked, start(clocked).session, { type: "timePassed", at: 6_000 });
    const left = testEngine.resume(clocked, rung.session, { type: "queueLeft", at: 6_001, result: "left" });
    expect(left.session).toMatchObject({ nodeId: "late", vars: {} });
    expect(left.session).not.toHaveProperty("frames");

    const own = testFlow({
      clock: ["startsClock", { next: "ask", late: null }, "5000"],
      ask: ["asks", { next: "back" }],
      back: ["returns", {}, "done"],
    });
    const asked = start(inside(own));
    expect(asked.session.alarms).toMatchObject([{ nodeId: "run/clock" }]);
    expect(testEngine.resume(inside(own), asked.session, keys("1")).session.alarms).toEqual([]);
  });

  it("speak their own flow's languages, and its after-call work is not done", () => {
    const french = { ...asking, languages: ["fr-FR"] };
    const turn = start(inside(french));
    expect(turn.session.nodeId).toBe("run/ask");
    const ended = testEngine.resume(inside({ ...asking, afterCall: "keep" }), turn.session, hungUp());
    expect(ended.session).toMatchObject({
      phase: "ended",
      vars: { kept: "outside" },
      outcome: { lastNodeId: "run/ask" },
    });
  });

  it("a return in a flow that nobody called ends the call", () => {
    expect(start(asking).session.nodeId).toBe("ask");
    expect(play(asking, keys("1")).effects).toEqual([{ type: "hangUp" }]);
  });
});
