import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseGate, openDatabaseGate } from "./testing/database-gate";
import { endedCall, readCall } from "./testing/read-call";
import { startTestCopies, type TestCopies } from "./testing/test-copies";
import { menuFlow } from "./testing/test-flows";
import { nextUrl } from "./testing/webhook-sender";

let copies: TestCopies;
let gate: DatabaseGate;
beforeAll(async () => {
  copies = await startTestCopies(1, {
    databaseUrl: async (url) => {
      gate = await openDatabaseGate(url);
      return gate.url;
    },
  });
});
afterAll(async () => {
  gate?.restore();
  await copies?.close();
  await gate?.close();
});

const holdOn = "this is taking longer than usual. Please stay on the line.";

describe("the database goes away", () => {
  it("fault 9: for 30 s every webhook gets a valid answer within 5 s, and then calls go on as before", async () => {
    const { webhooks, database, carrier } = copies;
    const number = await copies.assign(menuFlow());
    const { callSid, first } = await webhooks.begin(number);
    const form = { CallSid: callSid, From: "+15550001111", To: number, CallStatus: "in-progress" };
    // A whole call beside it, played by the carrier in real time.
    const call = await carrier.phone.dial({ from: "+15550002222", to: number, speed: 1 });
    await call.waitFor("waitingForInput");

    const answers: { status: number; text: string; ms: number }[] = [];
    const began = Date.now();
    const away = (ms: number) => Date.now() - began < ms;
    gate.hang();
    await call.press("2");
    while (away(15_000)) {
      answers.push(await webhooks.send(nextUrl(first.text), { ...form, Digits: "2" }));
      answers.push((await webhooks.begin(number)).first);
      answers.push(await webhooks.send("/api/voice/status", { CallSid: callSid, CallStatus: "in-progress" }));
    }
    gate.cut();
    while (away(30_000)) {
      answers.push(await webhooks.send(nextUrl(first.text), { ...form, Digits: "2" }));
      answers.push((await webhooks.begin(number)).first);
      await delay(1_000);
    }
    gate.restore();

    expect(answers.length).toBeGreaterThan(10);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(Math.max(...answers.map((answer) => answer.ms))).toBeLessThan(5_000);
    for (const { text } of answers) expect(text.includes(holdOn) || text.endsWith("<Response/>")).toBe(true);

    // The caller who pressed 2 during the outage was asked to hold on, was not hung up on, and is asked again.
    await call.waitFor("said", (event) => event.text.includes(holdOn), { timeoutMs: 5_000 });
    await call.waitFor("waitingForInput", undefined, { timeoutMs: 25_000 });
    await call.press("1");
    await call.untilEnded({ timeoutMs: 15_000 });
    expect(call.heard().at(-1)).toBe("Goodbye.");
    expect((await endedCall(database.prisma, call.sid)).call.endReason).toBe("flowHungUp");

    // The other one goes on from the very turn it was in.
    const again = await webhooks.send(nextUrl(first.text), { ...form, Digits: "2" });
    expect(again.text).toContain("Press 1 to finish");
    expect(again.ms).toBeLessThan(5_000);
    expect((await readCall(database.prisma, callSid)).turns).toHaveLength(3);
  });

  it("fault 9: the fallback address answers without a database", async () => {
    gate.cut();
    const { webhooks, balancer } = copies;
    const form = { CallSid: "CA1", ErrorCode: "11200", ErrorUrl: `${balancer.url}/api/voice/turn/x?n=3` };
    const again = await webhooks.send("/api/voice/fallback", form);
    expect(again.text).toContain(`>${balancer.url}/api/voice/turn/x?n=3&amp;r=1</Redirect>`);
    const worn = await webhooks.send("/api/voice/fallback", {
      ...form,
      ErrorUrl: `${balancer.url}/api/voice/turn/x?n=3&r=8`,
    });
    expect(worn.text).toContain("<Hangup/>");
    const foreign = await webhooks.send("/api/voice/fallback", {
      ...form,
      ErrorUrl: "https://evil.example.com/api/voice/turn/x",
    });
    expect(foreign.text).toContain("<Hangup/>");
    expect(foreign.text).not.toContain("evil");
    gate.restore();
  });
});
