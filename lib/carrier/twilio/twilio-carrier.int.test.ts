import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VirtualCarrierClient } from "../virtual/client";
import { type ListeningCarrier, listenVirtualCarrier } from "../virtual/listen";
import { type ScriptedApp, startScriptedApp } from "../virtual/scripted-app";
import { createTwilioCarrier } from "./twilio-carrier";

const accountSid = `AC${"1".repeat(32)}`;
const authToken = "virtual-token";
let app: ScriptedApp;
let virtual: ListeningCarrier;
let phone: VirtualCarrierClient;

const carrierAt = (apiBase: string, token = authToken) =>
  createTwilioCarrier({ accountSid, authToken: token, apiBase });

beforeAll(async () => {
  app = await startScriptedApp({
    "/voice": `<Gather timeout="30"><Say>Hello</Say></Gather>`,
    "/moved": `<Say>Moved</Say><Gather/>`,
    "/record": `<Record action="/thanks"/>`,
    "/thanks": "<Say>Thanks</Say>",
    "/status": "",
    "/recorded": "",
    "/placed": "",
    "/out": "<Say>It is for you</Say>",
  });
  virtual = await listenVirtualCarrier({
    accountSid,
    authToken,
    controlToken: "control",
    speed: 0,
    numbers: [{ phoneNumber: "+15551234567", voiceUrl: `${app.origin}/voice` }],
  });
  phone = new VirtualCarrierClient({ baseUrl: virtual.origin, controlToken: "control" });
});

afterAll(async () => {
  await virtual.close();
  await app.close();
});

test("numbers are listed, found and pointed at our webhooks, with retry settings in the fragment", async () => {
  const carrier = carrierAt(virtual.origin);
  const found = await carrier.findNumber("+15551234567");
  if (!found.ok || !found.value) throw new Error("not found");
  expect(found.value.voiceUrl).toBe(`${app.origin}/voice`);
  const changed = await carrier.updateNumber(found.value.sid, {
    fallbackUrl: `${app.origin}/fallback#rc=2&rp=all`,
    statusCallback: `${app.origin}/status`,
  });
  expect(changed).toMatchObject({
    ok: true,
    value: {
      voiceUrl: `${app.origin}/voice`,
      fallbackUrl: `${app.origin}/fallback#rc=2&rp=all`,
      statusCallback: `${app.origin}/status`,
    },
  });
  expect(await carrier.findNumber("+15550000000")).toEqual({ ok: true, value: null });
  expect(await carrier.listNumbers()).toMatchObject({ ok: true, value: [{ phoneNumber: "+15551234567" }] });
});

test("a live call is fetched, redirected by URL and by TwiML, and ended", async () => {
  const carrier = carrierAt(virtual.origin);
  const call = await phone.dial({ from: "+15559990000", to: "+15551234567" });
  await call.waitFor("waitingForInput");
  expect(await carrier.fetchCall(call.sid)).toMatchObject({
    ok: true,
    value: { status: "in-progress", durationSeconds: null, endTime: null },
  });
  expect((await carrier.redirectCall(call.sid, { url: `${app.origin}/moved` })).ok).toBe(true);
  await call.waitFor("said", (event) => event.text === "Moved");
  await call.waitFor("waitingForInput");
  expect(
    (
      await carrier.redirectCall(call.sid, {
        twiml: "<Response><Say>Inline</Say><Pause length='60'/><Gather action='http://127.0.0.1:1/'/></Response>",
      })
    ).ok,
  ).toBe(true);
  await call.waitFor("said", (event) => event.text === "Inline");
  expect(await carrier.endCall(call.sid)).toMatchObject({ ok: true, value: { status: "completed" } });
  await call.untilEnded();
  const again = await carrier.endCall(call.sid);
  expect(again).toMatchObject({ ok: true, value: { status: "completed" } });
  const late = await carrier.redirectCall(call.sid, { url: `${app.origin}/moved` });
  expect(late).toMatchObject({ ok: false, error: { code: "refused", carrierCode: 21220 } });
});

test("a call is placed, rings, is answered and tells its status in order", async () => {
  virtual.setOutside("+15557770000", { does: "answer", afterSeconds: 2, talkSeconds: 5 });
  const placed = await carrierAt(virtual.origin).placeCall({
    to: "+15557770000",
    from: "+15551234567",
    url: `${app.origin}/out`,
    statusCallback: `${app.origin}/placed`,
  });
  if (!placed.ok) throw new Error(placed.error.message);
  await phone.call(placed.value.sid).waitFor("said", (event) => event.text === "It is for you");
  const told = await app.arrived("/placed", 4);
  expect(told.map((request) => request.params.CallStatus)).toEqual([
    "initiated",
    "ringing",
    "in-progress",
    "completed",
  ]);
});

test("a recording is fetched with credentials and deleted; other hosts and wrong credentials get nothing", async () => {
  const carrier = carrierAt(virtual.origin);
  await phone.addNumber({ phoneNumber: "+15551234568", voiceUrl: `${app.origin}/record` });
  const call = await phone.dial({ from: "+15559990000", to: "+15551234568", plan: [{ record: 4 }] });
  await call.untilEnded();
  const { RecordingUrl: url = "", RecordingSid: sid = "" } = app.to("/thanks")[0]?.params ?? {};
  const media = await carrier.fetchRecording(url);
  if (!media.ok) throw new Error(media.error.message);
  expect(media.value.contentType).toBe("audio/x-wav");
  expect(Buffer.from(media.value.bytes.slice(0, 4)).toString()).toBe("RIFF");
  expect(media.value.bytes.length).toBe(44 + 4 * 8000 * 2);
  expect(await carrier.fetchRecording(url, { limitBytes: 1000 })).toMatchObject({
    ok: false,
    error: { code: "tooLarge" },
  });
  expect(await carrierAt(virtual.origin, "wrong").fetchRecording(url)).toMatchObject({
    ok: false,
    error: { code: "unauthorized" },
  });
  expect(await carrier.deleteRecording(sid)).toEqual({ ok: true, value: null });
  expect(await carrier.deleteRecording(sid)).toEqual({ ok: true, value: null });
  expect(await carrier.fetchRecording(url)).toMatchObject({ ok: false, error: { code: "notFound" } });

  let asked = 0;
  const thief = createServer((_request, response) => {
    asked += 1;
    response.end("stolen");
  });
  await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
  const elsewhere = url.replace(virtual.origin, `http://127.0.0.1:${(thief.address() as AddressInfo).port}`);
  for (const address of [elsewhere, `${virtual.origin}/other`, "file:///etc/passwd", "rubbish"]) {
    expect(await carrier.fetchRecording(address)).toMatchObject({ ok: false, error: { code: "foreignHost" } });
  }
  expect(asked).toBe(0);
  await new Promise((resolve) => thief.close(resolve));
});

test("a live call is recorded, paused, resumed and stopped", async () => {
  const carrier = carrierAt(virtual.origin);
  const call = await phone.dial({ from: "+15559990000", to: "+15551234567" });
  await call.waitFor("waitingForInput");
  expect(await carrier.changeRecording(call.sid, { action: "pause" })).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  const statusCallback = `${app.origin}/recorded`;
  for (const change of [{ action: "start", statusCallback }, { action: "pause" }, { action: "resume" }] as const) {
    expect(await carrier.changeRecording(call.sid, change)).toEqual({ ok: true, value: null });
    expect(app.to("/recorded")).toEqual([]);
  }
  expect(await carrier.changeRecording(call.sid, { action: "stop" })).toEqual({ ok: true, value: null });
  const [told] = await app.arrived("/recorded");
  expect(told?.params).toMatchObject({ CallSid: call.sid, RecordingStatus: "completed" });
  await carrier.endCall(call.sid);
  expect(await carrier.changeRecording(call.sid, { action: "start", statusCallback })).toMatchObject({
    ok: false,
    error: { code: "refused", carrierCode: 21220 },
  });
});

test("a queue is made with room for 5,000, and an existing one is raised to it", async () => {
  const carrier = carrierAt(virtual.origin);
  expect(await carrier.ensureQueue("support")).toMatchObject({
    ok: true,
    value: { name: "support", maxSize: 5000, currentSize: 0 },
  });
  expect(await carrier.ensureQueue("support")).toMatchObject({ ok: true, value: { maxSize: 5000 } });
});

test("a text message is handed over, or refused with Twilio's number", async () => {
  const order = { to: "+15557770000", from: "+15551234567", body: "Your code is 7." };
  const sent = await carrierAt(virtual.origin).sendMessage(order);
  expect(sent).toMatchObject({ ok: true, value: { status: "queued", sid: expect.stringMatching(/^SM/) } });
  expect(await carrierAt(virtual.origin).sendMessage({ ...order, to: "12" })).toMatchObject({
    ok: false,
    error: { code: "refused", carrierCode: 21211, ambiguous: false },
  });
});

test("errors are values: unknown call, wrong token, nobody there, no answer", async () => {
  expect(await carrierAt(virtual.origin).fetchCall(`CA${"0".repeat(32)}`)).toMatchObject({
    ok: false,
    error: { code: "notFound", carrierCode: 20404, ambiguous: false },
  });
  expect(await carrierAt(virtual.origin, "wrong").listNumbers()).toMatchObject({
    ok: false,
    error: { code: "unauthorized" },
  });
  expect(
    await carrierAt(virtual.origin).placeCall({ to: "nonsense", from: "+15551234567", url: app.origin }),
  ).toMatchObject({
    ok: false,
    error: { code: "refused", carrierCode: 21211 },
  });

  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const order = { to: "+15557770000", from: "+15551234567", url: app.origin };
  const hanging = createTwilioCarrier({ accountSid, authToken, apiBase: address, timeoutMs: 200 });
  expect(await hanging.placeCall(order)).toMatchObject({ ok: false, error: { code: "unavailable", ambiguous: true } });
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
  expect(await carrierAt(address).placeCall(order)).toMatchObject({
    ok: false,
    error: { code: "unavailable", ambiguous: false },
  });
});
