import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endedCall, readCall } from "./testing/read-call";
import { type SlowCrm, startSlowCrm } from "./testing/slow-crm";
import { startTestCopies, type TestCopies } from "./testing/test-copies";
import { menuFlow, node, say, testFlow } from "./testing/test-flows";
import { nextUrl } from "./testing/webhook-sender";

let crm: SlowCrm;
let copies: TestCopies;
const customer = {
  id: "c1",
  idNumber: "100200",
  firstName: "Maria",
  lastName: "Tamm",
  accountType: "gold",
  priority: 2,
  language: null,
  serviceStatus: "active",
};

beforeAll(async () => {
  crm = await startSlowCrm(customer);
  copies = await startTestCopies(2, { variables: { CRM_BASE_URL: crm.url, CRM_API_KEY: "key" } });
});
afterAll(async () => {
  await copies?.close();
  await crm?.close();
});

const pinFlow = testFlow({
  verify: node(
    "authentication",
    {
      askId: say("Your number?"),
      askPin: say("Your PIN?"),
      unavailable: say("We cannot check that now."),
      knownCallerSkipsId: true,
    },
    { verified: "in", failed: "out", noInput: "out", unavailable: "out" },
  ),
  in: node("hangUp", { prompt: say("You are in.") }),
  out: node("hangUp", { prompt: say("You are not in.") }),
});

let callers = 0;
/** One that no copy has looked up yet. */
const newCaller = () => `+1555000${String(++callers).padStart(4, "0")}`;

describe("a customer database that takes its time", () => {
  it("fault 12: while it is looked up slowly the caller hears a filler, never 3 s of nothing, and then the greeting by name", async () => {
    crm.lookUpMs = 3_500;
    const number = await copies.assign(menuFlow());
    let longestMs = Number.POSITIVE_INFINITY;
    // Up to three calls: a busy machine keeps one of them waiting, a filler that is late keeps them all.
    for (let calls = 0; calls < 3 && longestMs >= 3_000; calls += 1) {
      const call = await copies.carrier.phone.dial({ from: newCaller(), to: number, plan: [{ press: "1" }] });
      const history = await call.untilEnded({ timeoutMs: 15_000 });
      expect(call.heard().slice(0, 2)).toEqual(["One moment, please.", "Hello Maria."]);
      longestMs = Math.max(...history.flatMap((event) => (event.type === "webhook" ? [event.ms] : [])));
      expect((await endedCall(copies.database.prisma, call.sid)).turns.map((turn) => turn.event.type)).toEqual([
        "callStarted",
        "customerFound",
        "digitsPressed",
        "callEnded",
      ]);
    }
    expect(longestMs).toBeLessThan(3_000);
  });

  it("fault 12: one that hangs costs the caller the budget of 8 s, and the flow goes on", async () => {
    crm.lookUpMs = null;
    const number = await copies.assign(menuFlow());
    const began = Date.now();
    const call = await copies.carrier.phone.dial({ from: newCaller(), to: number, plan: [{ press: "1" }] });
    await call.waitFor("said", (event) => event.text === "Hello.", { timeoutMs: 15_000 });
    expect(Date.now() - began).toBeLessThan(11_000);
    await call.untilEnded();
    const { turns } = await endedCall(copies.database.prisma, call.sid);
    expect(turns[1]?.event).toMatchObject({ type: "serviceFailed" });
  });

  it("fault 12: ten copies of a slow PIN webhook are one question and one answer", async () => {
    crm.lookUpMs = 0;
    crm.verifyMs = 3_000;
    crm.verified = 0;
    const { webhooks, origins, database } = copies;
    const from = newCaller();
    const { callSid, first } = await webhooks.begin(await copies.assign(pinFlow), from);
    const form = { CallSid: callSid, From: from, Digits: "4711" };
    const target = nextUrl(first.text);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => webhooks.send(target, form, { server: origins[i % 2] as string })),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]?.text).toContain("One moment, please.");
    const later = await webhooks.send(nextUrl(answers[0]?.text as string), { CallSid: callSid, From: from });
    expect(later.text).toContain("You are in.");
    expect(crm.verified).toBe(1);
    expect((await readCall(database.prisma, callSid)).turns.map((turn) => turn.event.type)).toEqual([
      "callStarted",
      "customerFound",
      "secretEntered",
      "pinVerified",
    ]);
  });

  it("fault 10: a copy that dies while it asks leaves the call to another, which takes the failure exit", async () => {
    crm.verifyMs = null;
    crm.verified = 0;
    const { webhooks, origins, servers, database } = copies;
    const from = newCaller();
    const { callSid, first } = await webhooks.begin(await copies.assign(pinFlow), from);
    const form = { CallSid: callSid, From: from };
    const filler = await webhooks.send(
      nextUrl(first.text),
      { ...form, Digits: "4711" },
      { server: origins[0] as string },
    );
    expect(filler.text).toContain("One moment, please.");
    await servers[0]?.kill();
    const { call } = await readCall(database.prisma, callSid);
    // As old as the claim of a process that died; waiting for it would take the test 12 s.
    await database.prisma.callReply.updateMany({ where: { callId: call.callId }, data: { createdAt: new Date(0) } });
    let answer = filler;
    const until = Date.now() + 25_000;
    do answer = await webhooks.send(nextUrl(answer.text), form, { server: origins[1] as string });
    while (answer.text.includes("<Redirect") && Date.now() < until);
    expect(answer.text).toContain("We cannot check that now.");
    expect(crm.verified).toBe(1);
  });
});
