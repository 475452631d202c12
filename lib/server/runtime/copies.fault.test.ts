import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { endedCall, readCall } from "./testing/read-call";
import { startTestCopies, type TestCopies } from "./testing/test-copies";
import { menuFlow, node, say, testFlow } from "./testing/test-flows";
import { newCallSid, nextUrl } from "./testing/webhook-sender";

let copies: TestCopies;
beforeAll(async () => {
  copies = await startTestCopies(2);
});
afterAll(() => copies.close());

/** The same webhook `times` at once, to the copies in turn. */
function storm(target: string, fields: Record<string, string>, times = 10, token?: string) {
  const { webhooks, origins } = copies;
  return Promise.all(
    Array.from({ length: times }, (_, i) =>
      webhooks.send(target, fields, { server: origins[i % origins.length] as string, ...(token ? { token } : {}) }),
    ),
  );
}

const distinct = (answers: { text: string }[]) => new Set(answers.map((answer) => answer.text)).size;

describe("two copies of the server", () => {
  it("fault 1: the same webhook ten times at once is one step forward and one answer, on both copies", async () => {
    const number = await copies.assign(menuFlow());
    const callSid = newCallSid();
    const form = { CallSid: callSid, From: "+15550001111", To: number, CallStatus: "ringing" };
    const begun = await storm("/api/voice/incoming", form, 10, "token-1");
    expect(begun.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(distinct(begun)).toBe(1);
    expect((await readCall(copies.database.prisma, callSid)).turns).toHaveLength(2);

    let next = nextUrl(begun[0]?.text as string);
    for (const [press, turns] of [
      ["2", 3],
      ["2", 4],
      ["1", 5],
    ] as const) {
      // Half of the retries carry the carrier's token, half arrive as if it had none in common.
      const answers = await storm(
        next,
        { ...form, CallStatus: "in-progress", Digits: press },
        10,
        press === "2" ? `token-${turns}` : undefined,
      );
      expect(distinct(answers)).toBe(1);
      expect((await readCall(copies.database.prisma, callSid)).turns).toHaveLength(turns);
      if (press === "2") next = nextUrl(answers[0]?.text as string);
      else expect(answers[0]?.text).toContain("<Hangup/>");
    }
    const { events } = await readCall(copies.database.prisma, callSid);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  });

  it("fault 2: a retry on another copy gets the first one's answer and changes nothing", async () => {
    const { webhooks, origins } = copies;
    const number = await copies.assign(menuFlow());
    const first = { server: origins[0] as string };
    const second = { server: origins[1] as string };
    const { callSid, first: begun } = await webhooks.begin(number, "+15550001111", first);
    const form = { CallSid: callSid, From: "+15550001111", To: number };
    const target = nextUrl(begun.text);
    const answer = await webhooks.send(target, { ...form, Digits: "2" }, { ...first, token: "t" });
    const retry = await webhooks.send(target, { ...form, Digits: "2" }, { ...second, token: "t" });
    expect(retry).toMatchObject({ status: 200, text: answer.text });
    // Back and forth: each copy's memory of the call is out of date every time.
    let next = nextUrl(answer.text);
    for (let turn = 4; turn < 8; turn += 1) {
      const there = await webhooks.send(next, { ...form, Digits: "2" }, turn % 2 ? first : second);
      const again = await webhooks.send(next, { ...form, Digits: "2" }, turn % 2 ? second : first);
      expect(again.text).toBe(there.text);
      expect((await readCall(copies.database.prisma, callSid)).turns).toHaveLength(turn);
      next = nextUrl(there.text);
    }
  });

  it("fault 1: ten copies of a PIN webhook are one attempt", async () => {
    const { database, webhooks } = copies;
    const customer = await testCustomer(database.prisma);
    const number = await copies.assign(
      testFlow({
        verify: node(
          "authentication",
          {
            askId: say("Your number?"),
            askPin: say("Your PIN?"),
            retry: say("Once more."),
            attempts: 3,
            knownCallerSkipsId: true,
          },
          { verified: "bye", failed: "bye", noInput: "bye", unavailable: "bye" },
        ),
        bye: node("hangUp", { prompt: say("Bye.") }),
      }),
    );
    const { callSid, first } = await webhooks.begin(number, customer.phone);
    const form = { CallSid: callSid, From: customer.phone, To: number, CallStatus: "in-progress" };
    const wrong = await storm(nextUrl(first.text), { ...form, Digits: "0000" });
    expect(distinct(wrong)).toBe(1);
    expect(wrong[0]?.text).toContain("Once more.");
    const { pinFailures } = await database.prisma.customer.findUniqueOrThrow({ where: { id: customer.id } });
    expect(pinFailures).toBe(1);

    const asked = await storm(nextUrl(wrong[0]?.text as string), { ...form, Digits: customer.idNumber });
    const right = await storm(nextUrl(asked[0]?.text as string), { ...form, Digits: "4711" });
    expect(distinct(right)).toBe(1);
    const { turns } = await readCall(database.prisma, callSid);
    expect(turns.map((turn) => turn.event.type)).toEqual([
      "callStarted",
      "customerFound",
      "secretEntered",
      "pinRejected",
      "digitsPressed",
      "secretEntered",
      "pinVerified",
    ]);
  });

  it("fault 4: `completed` ten times at once, on both copies, ends a call once", async () => {
    const { webhooks, database } = copies;
    const { callSid } = await webhooks.begin(await copies.assign(menuFlow()));
    await storm("/api/voice/status", { CallSid: callSid, CallStatus: "completed", CallDuration: "3" });
    const { events } = await endedCall(database.prisma, callSid);
    expect(events.filter((event) => event.type === "callEnded")).toHaveLength(1);
    expect(events.filter((event) => (event.data as { to?: string }).to === "ended")).toHaveLength(1);
  });
});
