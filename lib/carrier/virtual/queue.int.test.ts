import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({
    "/left": (request) => `<Say>Left: ${request.params.QueueResult}</Say>`,
    "/wait": `<Say>Please wait</Say><Pause length="10"/>`,
    "/moved": "<Say>Moved</Say><Gather/>",
  });
});
afterEach(() => site.close());

const enqueue = `<Enqueue action="/left" waitUrl="/wait">support</Enqueue><Say>After the queue</Say>`;
const left = () => site.app.to("/left").map((request) => request.params);

test("the wait document loops with the queue's figures", async () => {
  const first = await site.dialInto(enqueue);
  await first.waitFor("queued");
  const second = await site.dial();
  expect(await second.waitFor("queued")).toMatchObject({ queue: "support", position: 2, size: 2 });
  const asked = (await site.app.arrived("/wait", 40)).filter((request) => request.params.CallSid === second.sid);
  expect(asked[0]?.params).toMatchObject({
    QueuePosition: "2",
    CurrentQueueSize: "2",
    MaxQueueSize: "1000",
    QueueTime: "0",
    CallStatus: "in-progress",
  });
  expect(asked[0]?.params.QueueSid).toMatch(/^QU[0-9a-f]{32}$/);
  const last = asked.at(-1)?.params ?? {};
  // Each round takes about eleven seconds of the caller's own time.
  expect(Number(last.QueueTime)).toBeGreaterThanOrEqual(11 * (asked.length - 2));
  expect(Number(last.AvgQueueTime)).toBeGreaterThan(0);
});

test("a wait document with another verb: QueueResult error", async () => {
  for (const twiml of [
    "<Record/>",
    "<Dial>+15550001111</Dial>",
    "<Enqueue>other</Enqueue>",
    "<Reject/>",
    "<Say loop='x'>a</Say>",
  ]) {
    site.app.on("/wait", twiml);
    const call = await site.dialInto(enqueue);
    await call.waitFor("said", (event) => event.text === "Left: error", { allowErrors: true });
    expect(
      call.history().some((event) => event.type === "error" && (event.code === 12200 || event.code === 13510)),
    ).toBe(true);
  }
});

test("a redirected wait document comes back to the waitUrl", async () => {
  site.app.on("/wait", `<Redirect>/wait/two</Redirect>`);
  site.app.on("/wait/two", `<Pause length="3"/>`);
  const call = await site.dialInto(enqueue);
  await site.app.arrived("/wait", 3);
  await call.hangUp();
  await call.untilEnded();
  const order = site.app.requests.map((request) => request.url).filter((url) => url.startsWith("/wait"));
  expect(order.slice(0, 4)).toEqual(["/wait", "/wait/two", "/wait", "/wait/two"]);
  expect(site.app.to("/wait/two")[0]?.params).toMatchObject({ QueuePosition: "1" });
});

test("at speed 0 every wait document takes a little real time", async () => {
  const floorMs = 40;
  const slow = await startTestSite({}, { queueFloorMs: floorMs });
  onTestFinished(() => slow.close());
  slow.app.on("/wait", `<Pause length="10"/><Redirect>/wait</Redirect>`);
  const began = performance.now();
  await slow.dialInto(`<Enqueue waitUrl="/wait">support</Enqueue>`);
  const asked = await slow.app.arrived("/wait", 11);
  expect(performance.now() - began).toBeGreaterThan(10 * (floorMs - 2));
  expect(Number(asked[10]?.params.QueueTime)).toBeGreaterThanOrEqual(100);
});

test("wait documents that take no time are stopped: QueueResult error", async () => {
  site.app.on("/wait", "<Redirect>/wait</Redirect>");
  const call = await site.dialInto(enqueue);
  await call.waitFor("said", (event) => event.text === "Left: error", { allowErrors: true });
  // The call's first document is the first of the 50.
  expect(site.app.to("/wait").length).toBe(49);
});

test("a Gather in a wait document takes keys", async () => {
  site.app.on(
    "/wait",
    `<Gather action="/pressed" numDigits="1" timeout="5"><Say>Press star for a call back</Say></Gather>`,
  );
  site.app.on("/pressed", "<Leave/>");
  const call = await site.dialInto(enqueue, { speed: 10 });
  await call.waitFor("waitingForInput", (event) => event.whileQueued);
  await call.press("*");
  await call.waitFor("said", (event) => event.text === "Left: leave");
  expect(site.app.to("/pressed")[0]?.params).toMatchObject({ Digits: "*", QueuePosition: "1" });
});

test("Leave asks the action with QueueResult leave", async () => {
  site.app.on("/wait", `<Pause length="7"/><Leave/>`);
  const call = await site.dialInto(enqueue);
  await call.untilEnded();
  expect(left()).toMatchObject([{ QueueResult: "leave", QueueTime: "7", CallStatus: "in-progress" }]);
  expect(call.heard()).toEqual(["Left: leave"]);
});

test("Leave without an action goes on with the next verb", async () => {
  site.app.on("/wait", "<Leave/>");
  const call = await site.dialInto(`<Enqueue waitUrl="/wait">support</Enqueue><Say>After the queue</Say>`);
  await call.untilEnded();
  expect(call.heard()).toEqual(["After the queue"]);
});

test("a REST redirect out of the queue tells the action and does not run its answer", async () => {
  const call = await site.dialInto(enqueue);
  await call.waitFor("queued");
  await site.rest("POST", `Calls/${call.sid}.json`, { Url: `${site.app.origin}/moved` });
  await call.waitFor("said", (event) => event.text === "Moved");
  await call.waitFor("waitingForInput");
  expect((await site.app.arrived("/left"))[0]?.params).toMatchObject({
    QueueResult: "redirected",
    CallStatus: "in-progress",
  });
  expect(call.heard().some((text) => text.startsWith("Left"))).toBe(false);
  const queues = await site.rest("GET", "Queues.json");
  expect(queues.body.queues).toMatchObject([{ friendly_name: "support", current_size: 0 }]);
});

test("a member update takes the caller out of the queue", async () => {
  const call = await site.dialInto(enqueue);
  await call.waitFor("queued");
  const queues = await site.rest("GET", "Queues.json");
  const sid = (queues.body.queues as { sid: string }[])[0]?.sid;
  const members = await site.rest("GET", `Queues/${sid}/Members.json`);
  expect(members.body.queue_members).toMatchObject([{ call_sid: call.sid, position: 1 }]);
  await site.rest("POST", `Queues/${sid}/Members/Front.json`, { Url: `${site.app.origin}/moved` });
  await call.waitFor("said", (event) => event.text === "Moved");
  expect((await site.app.arrived("/left"))[0]?.params.QueueResult).toBe("redirected");
});

test("a hang-up in the queue tells the action", async () => {
  const call = await site.dialInto(enqueue);
  await call.waitFor("queued");
  await call.hangUp();
  const events = await call.untilEnded();
  expect((await site.app.arrived("/left"))[0]?.params).toMatchObject({
    QueueResult: "hangup",
    CallStatus: "completed",
  });
  expect(events.find((event) => event.type === "callEnded")).toMatchObject({
    status: "completed",
    reason: "callerHungUp",
  });
  await site.app.arrived("/status");
});

test("Hangup in a wait document ends the call", async () => {
  site.app.on("/wait", "<Hangup/>");
  const call = await site.dialInto(enqueue);
  const events = await call.untilEnded();
  expect(events.findLast((event) => event.type === "callEnded")).toMatchObject({ reason: "flowHungUp" });
});

test("a full queue refuses with queue-full", async () => {
  await site.rest("POST", "Queues.json", { FriendlyName: "support", MaxSize: "1" });
  const first = await site.dialInto(enqueue);
  await first.waitFor("queued");
  const second = await site.dial();
  await second.untilEnded();
  expect(second.heard()).toEqual(["Left: queue-full"]);
  expect(left()[0]).not.toHaveProperty("QueueTime");
  expect(
    second.history().some((event) => event.type === "error" && event.code === 14207 && event.level === "warning"),
  ).toBe(true);
});

test("dialling a queue bridges the first caller", async () => {
  const waiting = await site.dialInto(enqueue);
  await waiting.waitFor("queued");
  const agent = await site.dialInto(`<Dial action="/dialled"><Queue>support</Queue></Dial>`);
  site.app.on("/dialled", "<Hangup/>");
  expect(await agent.waitFor("bridged")).toMatchObject({ childSid: waiting.sid });
  await waiting.waitFor("dequeued", (event) => event.result === "bridged");
  expect(left()).toEqual([]);
  await agent.hangUp();
  await waiting.waitFor("said", (event) => event.text === "Left: bridged");
  const nobody = await site.dialInto(`<Dial action="/dialled"><Queue>no such queue</Queue></Dial>`);
  await nobody.untilEnded();
  expect(site.app.to("/dialled").at(-1)?.params.DialCallStatus).toBe("failed");
});

test("a queue has at most 5,000 places", async () => {
  expect(await site.rest("POST", "Queues.json", { FriendlyName: "a", MaxSize: "5001" })).toMatchObject({ status: 400 });
  expect(await site.rest("POST", "Queues.json", { FriendlyName: "a", MaxSize: "5000" })).toMatchObject({
    status: 201,
    body: { max_size: 5000 },
  });
});
