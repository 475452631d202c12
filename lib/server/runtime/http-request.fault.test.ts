import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/lib/flow/document";
import { eventually } from "./testing/eventually";
import { endedCall, readCall } from "./testing/read-call";
import { startTestCopies, type TestCopies } from "./testing/test-copies";
import { node, say, testFlow } from "./testing/test-flows";
import { newCallSid, nextUrl } from "./testing/webhook-sender";

/** Plays every web service that is asked: what it does is the test's to say. */
let answer: RequestListener;
let connections = 0;
const server = createServer((request, response) => {
  request.resume().on("end", () => answer(request, response));
});
let port: number;
let copies: TestCopies;

beforeAll(async () => {
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  copies = await startTestCopies(2, { variables: { HTTP_ALLOW: `127.0.0.1:${port}` } });
});
afterAll(async () => {
  await copies?.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  connections = 0;
});

const orderFlow = (config: Record<string, string | number> = {}): FlowDocument =>
  testFlow({
    ask: node(
      "httpRequest",
      {
        url: `http://127.0.0.1:${port}/orders/7`,
        variables: [{ variable: "status", path: "order.status", required: true }],
        filler: say("Let me look."),
        refused: say("There is no such order."),
        failed: say("I cannot look that up now."),
        retries: 0,
        timeoutSeconds: 3,
        ...config,
      },
      { success: "told", refused: "bye", failed: "bye" },
    ),
    told: node("hangUp", { prompt: say("It is {{ vars.status }}.") }),
    bye: node("hangUp", { prompt: say("Goodbye.") }),
  });

async function call(flow: FlowDocument) {
  const number = await copies.assign(flow);
  const dialled = await copies.carrier.phone.dial({ from: "anonymous", to: number, plan: [] });
  const history = await dialled.untilEnded({ timeoutMs: 20_000 });
  const waits = history.flatMap((event) => (event.type === "webhook" ? [event.ms] : []));
  const { turns } = await endedCall(copies.database.prisma, dialled.sid);
  return { heard: dialled.heard(), longestWaitMs: Math.max(...waits), turns };
}

const json =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
const order = { order: { id: 7, status: "on its way", address: "12 Harbour Road" } };

describe("a call that asks a web service", () => {
  it("hears what the service said, and keeps nothing else of it", async () => {
    answer = json(200, order);
    const { heard, turns } = await call(orderFlow());
    expect(heard).toEqual(["Let me look.", "It is on its way."]);
    expect(turns.map(({ event }) => event)).toMatchObject([
      { type: "callStarted" },
      { type: "httpAnswered", status: 200, data: { order: { status: "on its way" } } },
      { type: "callEnded" },
    ]);
    expect(JSON.stringify(turns)).not.toContain("Harbour");
  });

  it("hears that there is no such order", async () => {
    answer = json(404, { error: "no order 7" });
    expect((await call(orderFlow())).heard).toEqual(["Let me look.", "There is no such order.", "Goodbye."]);
  });

  const failing: Record<string, RequestListener> = {
    "breaks the connection": (request) => void request.socket.destroy(),
    "answers 500": json(500, order),
    "answers bad JSON": (_, response) => void response.end('{"order": {"status": '),
    "answers another shape": json(200, { order: [{ status: { is: "sent" } }] }),
    "breaks off in the middle": (request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write('{"order":');
      setImmediate(() => request.socket.destroy());
    },
    "answers 10 MB": (_, response) => void response.writeHead(200).end(Buffer.alloc(10_000_000, " ")),
    "redirects inside": (_, response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
  };

  it.each(Object.entries(failing))("fault 12: hears that it failed when the service %s", async (_, trouble) => {
    answer = trouble;
    const { heard, longestWaitMs } = await call(orderFlow());
    expect(heard).toEqual(["Let me look.", "I cannot look that up now.", "Goodbye."]);
    expect(longestWaitMs).toBeLessThan(3_000);
    answer = json(200, order);
    // A good answer in between, so that what one kind of trouble did to the breaker is not the next one's.
    expect((await call(orderFlow())).heard).toContain("It is on its way.");
  });

  it("fault 12: is never silent for 3 s when the service never answers, and goes on after the time the flow gives it", async () => {
    answer = () => {};
    let longestMs = Number.POSITIVE_INFINITY;
    // Up to three calls: a busy machine keeps one of them waiting, a filler that is late keeps them all.
    for (let calls = 0; calls < 3 && longestMs >= 3_000; calls += 1) {
      const { heard, longestWaitMs, turns } = await call(orderFlow());
      expect(heard).toEqual(["Let me look.", "One moment, please.", "I cannot look that up now.", "Goodbye."]);
      expect(turns[1]?.event).toMatchObject({ type: "serviceFailed", reason: "timeout" });
      longestMs = longestWaitMs;
    }
    expect(longestMs).toBeLessThan(3_000);
  });

  it("fault 26: hears that it failed when the flow aims inside, and nothing is connected to", async () => {
    answer = json(200, order);
    for (const host of ["[::ffff:127.0.0.1]", "localhost", "0.0.0.0"]) {
      const { heard } = await call(orderFlow({ url: `http://${host}:${port}/orders/7` }));
      expect(heard).toEqual(["Let me look.", "I cannot look that up now.", "Goodbye."]);
    }
    expect(connections).toBe(0);
  });

  /** Ten copies of a webhook at once, to both servers in turn. */
  const tenTimes = (target: string, form: Record<string, string>) =>
    Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        copies.webhooks.send(target, form, { server: copies.origins[i % 2] as string }),
      ),
    );
  /** The keys of the POSTs that arrive; each is answered late enough for all copies to be under way. */
  function countPosts(afterMs: number): unknown[] {
    const keys: unknown[] = [];
    answer = (request, response) => {
      keys.push(request.headers["idempotency-key"]);
      setTimeout(() => json(200, {})(request, response), afterMs);
    };
    return keys;
  }
  const post = (exits: Record<string, string> = { success: "done", refused: "bye", failed: "bye" }) =>
    node("httpRequest", { method: "POST", url: `http://127.0.0.1:${port}/orders`, body: "{}" }, exits);
  const ends = {
    done: node("hangUp", { prompt: say("It is done.") }),
    bye: node("hangUp", { prompt: say("Goodbye.") }),
  };

  it("fault 1: sends one POST however often and to whichever copy the webhook comes that leads to it", async () => {
    const posted = countPosts(300);
    const flow = testFlow({
      choose: node(
        "menu",
        { prompt: say("Press 1."), choices: [{ id: "go", label: "Go", key: "1" }] },
        { go: "post", invalid: "bye", noInput: "bye" },
      ),
      post: post(),
      ...ends,
    });
    const { callSid, first } = await copies.webhooks.begin(await copies.assign(flow), "anonymous");
    const answers = await tenTimes(nextUrl(first.text), { CallSid: callSid, From: "anonymous", Digits: "1" });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.text).toContain("It is done.");
    expect(posted).toHaveLength(1);
  });

  it("fault 1: sends one POST for ten copies of a call's very first webhook, and its copies hear the same", async () => {
    const posted = countPosts(300);
    const greeting = node("greeting", { prompt: say("Welcome.") }, { next: "post" });
    const number = await copies.assign(testFlow({ greeting, post: post(), ...ends }));
    const form = { CallSid: newCallSid(), From: "anonymous", To: number, CallStatus: "ringing" };
    const answers = await tenTimes("/api/voice/incoming", form);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.text).toMatch(/Welcome\..*It is done\./s);
    expect(posted).toHaveLength(1);
    const { turns, call } = await readCall(copies.database.prisma, form.CallSid);
    expect(turns.map(({ event }) => event.type)).toEqual(["callStarted", "httpAnswered"]);
    expect(posted[0]).toContain(call.callId);
  });

  it("fault 1: sends one POST from the first webhook also when the service is slow, and each copy hears its end", async () => {
    const posted = countPosts(2_500);
    const number = await copies.assign(testFlow({ post: post(), ...ends }));
    const form = { CallSid: newCallSid(), From: "anonymous", To: number, CallStatus: "ringing" };
    const answers = await tenTimes("/api/voice/incoming", form);
    for (let { text } of answers) {
      while (text.includes("<Redirect")) ({ text } = await copies.webhooks.send(nextUrl(text), form));
      expect(text).toContain("It is done.");
    }
    expect(posted).toHaveLength(1);
  });

  it("fault 1: sends one POST after a call that ten copies of `completed` end", async () => {
    const posted = countPosts(300);
    const flow = testFlow({ ...ends, post: post({}) }, { afterCall: "post" });
    const { callSid } = await copies.webhooks.begin(await copies.assign(flow), "anonymous");
    await tenTimes("/api/voice/status", { CallSid: callSid, CallStatus: "completed", CallDuration: "3" });
    await endedCall(copies.database.prisma, callSid);
    expect(posted).toHaveLength(1);
  });

  it("fault 10: goes on by the failure exit, and posts no second time, when the copy that posted in the first webhook has died", async () => {
    const posted = countPosts(1e6);
    const number = await copies.assign(testFlow({ post: post(), ...ends }));
    const form = { CallSid: newCallSid(), From: "anonymous", To: number, CallStatus: "ringing" };
    const { prisma } = copies.database;
    const dying = copies.webhooks.send("/api/voice/incoming", form, { server: copies.origins[0] as string });
    dying.catch(() => {});
    await eventually(async () => posted.length === 1);
    await copies.servers[0]?.kill();
    await dying.catch(() => {});
    const { call } = await readCall(prisma, form.CallSid);
    // As old as the claim of a process that died; waiting for it would take the test 12 s.
    await prisma.callReply.updateMany({ where: { callId: call.callId }, data: { createdAt: new Date(0) } });
    const server = copies.origins[1] as string;
    let { text } = await copies.webhooks.send("/api/voice/incoming", form, { server });
    while (text.includes("<Redirect")) ({ text } = await copies.webhooks.send(nextUrl(text), form, { server }));
    expect(text).toContain("Goodbye.");
    expect(posted).toHaveLength(1);
    // Nobody needs the first copy any more: this test is the last.
  });
});
