import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { VirtualCarrierClient } from "./client";
import { accountSid, caller, controlToken, ourNumber, startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({ "/got": "<Say>Got it</Say>", "/after": "" });
});
afterEach(() => site.close());

test("callbacks are lost, doubled, delayed and overtaken on demand", async () => {
  site.carrier.setOutside("+15550001111", { does: "answer", afterSeconds: 1, talkSeconds: 1 });
  const callback = `statusCallback="/after" statusCallbackEvent="initiated ringing answered completed"`;
  const legStatuses = async (rules: Parameters<typeof site.phone.setFaults>[0], count: number) => {
    await site.phone.setFaults(rules);
    site.app.requests.length = 0;
    const call = await site.dialInto(`<Dial><Number ${callback}>+15550001111</Number></Dial><Pause/>`);
    await call.untilEnded();
    await site.app.arrived("/status");
    const told = await site.app.arrived("/after", count);
    return told.map((request) => request.params.CallStatus);
  };
  const only = { purposes: ["status" as const], urlContains: "/after" };
  const inOrder = ["initiated", "ringing", "in-progress", "completed"];
  expect(await legStatuses([], 4)).toEqual(inOrder);
  expect(await legStatuses([{ does: "lose", ...only, times: 1 }], 3)).toEqual(inOrder.slice(1));
  expect(await legStatuses([{ does: "duplicate", copies: 2, times: 1, ...only }], 6)).toEqual([
    "initiated",
    ...["initiated", "initiated"],
    ...inOrder.slice(1),
  ]);
  expect(await legStatuses([{ does: "swap", times: 1, ...only }], 4)).toEqual([
    "ringing",
    "initiated",
    "in-progress",
    "completed",
  ]);
  const began = performance.now();
  expect(await legStatuses([{ does: "delay", delayMs: 300, times: 1, ...only }], 4)).toEqual(inOrder);
  expect(performance.now() - began).toBeGreaterThanOrEqual(300);
  const tokens = site.app.to("/after").map((request) => request.headers["i-twilio-idempotency-token"]);
  expect(new Set(tokens).size).toBe(4);
});

test("an answer that is lost is asked for again", async () => {
  await site.phone.addNumber({ phoneNumber: "+15557654321", voiceUrl: `${site.app.origin}/voice#rc=2&rp=rt` });
  await site.phone.setFaults([{ does: "loseAnswer", purposes: ["voice"], times: 1 }]);
  site.app.on("/voice", "<Say>Hello</Say>");
  const call = await site.phone.dial({ from: caller, to: "+15557654321" });
  await call.untilEnded();
  expect(call.heard()).toEqual(["Hello"]);
  const tokens = site.app.to("/voice").map((request) => request.headers["i-twilio-idempotency-token"]);
  expect(tokens.length).toBe(2);
  expect(tokens[0]).toBe(tokens[1]);
});

test("nobody gets in without a token", async () => {
  const call = await site.dialInto("<Gather/>");
  for (const controlToken of [undefined, "", "wrong", "the-control-tokem"]) {
    const stranger = new VirtualCarrierClient({
      baseUrl: site.carrier.origin,
      ...(controlToken === undefined ? {} : { controlToken }),
    });
    await expect(stranger.dial({ from: caller, to: ourNumber })).rejects.toMatchObject({
      code: "unauthorized",
      status: 401,
    });
    await expect(stranger.call(call.sid).hangUp()).rejects.toMatchObject({ status: 401 });
    await expect(stranger.calls()).rejects.toMatchObject({ status: 401 });
  }
  const rest = await fetch(`${site.carrier.origin}/2010-04-01/Accounts/${accountSid}/Calls.json`);
  expect(rest.status).toBe(401);
  expect(await rest.json()).toMatchObject({ code: 20003 });
  expect((await call.view()).status).toBe("in-progress");
});

test("the server may vouch for a signed-in browser, but only on its own site", async () => {
  await site.close();
  site = await startTestSite({}, { authorizeControl: (request) => request.headers.cookie === "session=good" });
  site.app.on("/voice", "<Gather/>");
  const dial = (headers: Record<string, string>) =>
    fetch(`${site.carrier.origin}/control/calls`, {
      method: "POST",
      headers,
      body: JSON.stringify({ from: caller, to: ourNumber }),
    });
  expect((await dial({ cookie: "session=good", "sec-fetch-site": "same-origin" })).status).toBe(201);
  expect((await dial({ cookie: "session=good", "sec-fetch-site": "cross-site" })).status).toBe(401);
  expect((await dial({ cookie: "session=bad", "sec-fetch-site": "same-origin" })).status).toBe(401);
  expect((await dial({ cookie: "session=good", authorization: "Bearer wrong" })).status).toBe(401);
});

test("secret digits are shown as dots", async () => {
  const call = await site.dialInto(`<Gather action="/got" numDigits="4" />`);
  await call.waitFor("waitingForInput");
  await call.press("4711", { secret: true });
  const events = await call.untilEnded();
  expect(site.app.to("/got")[0]?.params.Digits).toBe("4711");
  expect(events.find((event) => event.type === "pressed")).toMatchObject({ digits: "••••" });
  expect(JSON.stringify(events.map(({ atMs: _at, callSid: _sid, ...event }) => event))).not.toContain("4711");

  const planned = await site.dial({ plan: [{ press: "4712", secret: true }] });
  const text = JSON.stringify((await planned.untilEnded()).map(({ atMs: _at, callSid: _sid, ...event }) => event));
  expect(text).not.toContain("4712");

  const refused = await fetch(`${site.carrier.origin}/control/calls`, {
    method: "POST",
    headers: { Authorization: `Bearer ${controlToken}` },
    body: JSON.stringify({ from: caller, to: ourNumber, plan: [{ press: "4713x", secret: true }] }),
  });
  expect(refused.status).toBe(400);
  expect(await refused.text()).not.toContain("4713");
});

test("events are polled and streamed from where one left off", async () => {
  const call = await site.dialInto(`<Gather action="/got" numDigits="1"/>`);
  await call.waitFor("waitingForInput");
  const lastSeq = (await call.view()).lastSeq;
  const coming = call.events(lastSeq, 5000);
  const stream = await fetch(`${site.carrier.origin}/control/calls/${call.sid}/events`, {
    headers: {
      Authorization: `Bearer ${controlToken}`,
      Accept: "text/event-stream",
      "Last-Event-ID": String(lastSeq - 1),
    },
  });
  expect(stream.headers.get("content-type")).toBe("text/event-stream");
  await call.press("1");
  expect((await coming)[0]).toMatchObject({ seq: lastSeq + 1, type: "pressed" });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("callEnded")) text += (await reader?.read())?.value ?? "";
  await reader?.cancel();
  expect(text.indexOf(`id: ${lastSeq}\n`)).toBeGreaterThan(0);
  expect(text).not.toContain(`id: ${lastSeq - 1}\n`);
  const followed: string[] = [];
  for await (const event of call.follow(lastSeq)) followed.push(event.type);
  expect(followed).toContain("callEnded");
});

test("a listener that acknowledges sets the pace", async () => {
  const call = await site.dialInto("<Say>Hello there</Say><Say>Second</Say>", { speed: 1, acknowledges: true });
  const said = await call.waitFor("said");
  await call.spoken(said.seq);
  const second = await call.waitFor("said", (event) => event.text === "Second");
  expect(second.atMs - said.atMs).toBeLessThan(said.estimatedMs);
  await call.hangUp();
});

test("a scripted caller does one thing at each wait", async () => {
  site.app.on("/record", `<Record action="/record2"/>`);
  site.app.on("/record2", `<Enqueue waitUrl="/wait">support</Enqueue>`);
  site.app.on("/wait", `<Pause length="5"/>`);
  site.app.on("/got", `<Gather action="/record" input="speech"/>`);
  const call = await site.dialInto(`<Gather/><Gather action="/got" numDigits="1"/>`, {
    plan: [{ silence: true }, { press: "3" }, { speak: "hello" }, { record: 6 }, { hangUp: true }],
  });
  const events = await call.untilEnded();
  const kinds = events
    .map((event) => event.type)
    .filter((type) => ["inputEnded", "pressed", "spoke", "recordingEnded", "queued", "callEnded"].includes(type));
  expect(kinds).toEqual([
    "inputEnded",
    "pressed",
    "inputEnded",
    "spoke",
    "inputEnded",
    "recordingEnded",
    "queued",
    "callEnded",
  ]);

  const over = await site.dialInto("<Gather/><Say>Nobody</Say>", { plan: [], afterPlan: "hangUp" });
  expect((await over.untilEnded()).find((event) => event.type === "callEnded")).toMatchObject({
    reason: "callerHungUp",
  });
  expect(over.heard()).toEqual([]);
});

test("refusals of the control API: unknown numbers, calls, bodies, and ended calls", async () => {
  await expect(site.phone.dial({ from: caller, to: "+15550000000" })).rejects.toMatchObject({
    code: "noSuchNumber",
    status: 404,
  });
  await expect(site.phone.call("CAx").press("1")).rejects.toMatchObject({ code: "noSuchCall" });
  const call = await site.dialInto("<Hangup/>");
  await call.untilEnded();
  await expect(call.press("1")).rejects.toMatchObject({ code: "callEnded", status: 409 });
  await expect(site.phone.addNumber({ phoneNumber: "12" })).rejects.toMatchObject({ code: "invalid", status: 400 });
});

test("it runs as a process of its own", async () => {
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      path.join(import.meta.dirname, "main.ts"),
      "--speed",
      "0",
      "--voice-url",
      `${site.app.origin}/voice`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const {
    origin,
    controlToken: token,
    pid,
  } = JSON.parse(line) as { origin: string; controlToken: string; pid: number };
  expect(pid).toBe(child.pid);
  site.app.on("/voice", "<Say>Hello from afar</Say>");
  const call = await new VirtualCarrierClient({ baseUrl: origin, controlToken: token }).dial({
    from: caller,
    to: "+15553334444",
  });
  await call.untilEnded();
  expect(call.heard()).toEqual(["Hello from afar"]);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
