import { afterEach, beforeEach, expect, test } from "vitest";
import { ourNumber, startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({
    "/got": "<Say>Got it</Say>",
    "/moved": "<Say>Moved</Say><Hangup/>",
    "/out": "<Say>For you</Say>",
    "/progress": "",
  });
});
afterEach(() => site.close());

const friend = "+15550001111";
const placed = (form: Record<string, string> = {}) =>
  site.rest("POST", "Calls.json", {
    To: friend,
    From: ourNumber,
    Url: `${site.app.origin}/out`,
    StatusCallback: `${site.app.origin}/progress`,
    ...form,
  });

test("a hang-up in a Gather or Say tells only by completed", async () => {
  for (const [twiml, waitsFor] of [
    [`<Gather action="/got"><Say>Press</Say></Gather><Redirect>/got</Redirect>`, "waitingForInput"],
    [`<Say>A long, long text</Say><Redirect>/got</Redirect>`, "said"],
    [`<Say>Hello</Say><Pause length="60"/><Redirect>/got</Redirect>`, "paused"],
  ] as const) {
    const call = await site.dialInto(twiml, { speed: 1 });
    await call.waitFor(waitsFor);
    await call.hangUp();
    const [told] = (await site.app.arrived("/status")).filter((request) => request.params.CallSid === call.sid);
    expect(told?.params).toMatchObject({ CallStatus: "completed" });
    site.app.requests.length = 0;
  }
  expect(site.app.to("/got")).toEqual([]);
});

test("a number's status callback hears of the end only", async () => {
  const call = await site.dialInto(`<Play digits="1"/><Pause length="61"/>`);
  await call.untilEnded();
  const told = await site.app.arrived("/status");
  expect(told.map((request) => request.params)).toMatchObject([
    {
      CallStatus: "completed",
      CallDuration: "62",
      Duration: "2",
      CallbackSource: "call-progress-events",
      SequenceNumber: "0",
    },
  ]);
});

test("a placed call tells its events in order, as asked", async () => {
  site.carrier.setOutside(friend, { does: "answer", afterSeconds: 4, talkSeconds: null });
  const events = "initiated ringing answered completed";
  await placed({ StatusCallbackEvent: events });
  const all = await site.app.arrived("/progress", 4);
  expect(all.map((request) => request.params.CallStatus)).toEqual(["initiated", "ringing", "in-progress", "completed"]);
  expect(site.app.to("/out")[0]?.params).toMatchObject({
    CallStatus: "in-progress",
    Direction: "outbound-api",
    From: ourNumber,
    To: friend,
  });
  await placed();
  expect((await site.app.arrived("/progress", 5)).slice(4).map((request) => request.params.CallStatus)).toEqual([
    "completed",
  ]);
});

test("a placed call that nobody answers asks for no document", async () => {
  for (const [does, status] of [
    ["busy", "busy"],
    ["noAnswer", "no-answer"],
    ["fail", "failed"],
  ] as const) {
    site.carrier.setOutside(friend, { does });
    site.app.requests.length = 0;
    await placed();
    expect((await site.app.arrived("/progress"))[0]?.params).toMatchObject({ CallStatus: status, CallDuration: "0" });
    expect(site.app.to("/out")).toEqual([]);
  }
});

test("Reject refuses only an unanswered call", async () => {
  for (const [twiml, status, reason] of [
    [`<Reject reason="busy"/>`, "busy", "rejected"],
    ["<Reject/>", "failed", "rejected"],
    ["<Say>Hello</Say><Reject/>", "completed", "flowHungUp"],
  ] as const) {
    const call = await site.dialInto(twiml);
    const events = await call.untilEnded();
    expect(events.find((event) => event.type === "callEnded")).toMatchObject({ status, reason });
    expect(events.some((event) => event.type === "answered")).toBe(status === "completed");
  }
});

test("a REST redirect cuts any verb short", async () => {
  site.carrier.setOutside(friend, { does: "answer", afterSeconds: 1, talkSeconds: null });
  site.app.on("/wait", `<Pause length="60"/>`);
  for (const [twiml, waitsFor] of [
    ["<Say>A text that takes its time</Say>", "said"],
    [`<Play loop="0">https://elsewhere.example/music.mp3</Play>`, "played"],
    [`<Pause length="60"/>`, "paused"],
    ["<Gather><Pause length='60'/></Gather>", "paused"],
    ["<Gather/>", "waitingForInput"],
    ["<Record action='/got'/>", "recordingStarted"],
    [`<Dial>${friend}</Dial>`, "dialRinging"],
    ["<Dial><Conference>room</Conference></Dial>", "conferenceJoined"],
    [`<Enqueue waitUrl="/wait">support</Enqueue>`, "queued"],
    [`<Enqueue waitUrl="">support</Enqueue>`, "queued"],
  ] as const) {
    const call = await site.dialInto(twiml, { speed: 1 });
    await call.waitFor(waitsFor);
    expect((await site.rest("POST", `Calls/${call.sid}.json`, { Url: `${site.app.origin}/moved` })).status).toBe(200);
    await call.waitFor("said", (event) => event.text === "Moved");
    await call.hangUp();
    await call.untilEnded();
  }
});

test("a call that has ended cannot be changed: 21220", async () => {
  const call = await site.dialInto("<Hangup/>");
  await call.untilEnded();
  expect(await site.rest("POST", `Calls/${call.sid}.json`, { Status: "completed" })).toMatchObject({
    status: 400,
    body: { code: 21220 },
  });
  expect(await site.rest("GET", `Calls/${call.sid}.json`)).toMatchObject({
    status: 200,
    body: { status: "completed", direction: "inbound" },
  });
  const live = await site.dialInto("<Gather/>");
  await live.waitFor("waitingForInput");
  expect((await site.rest("POST", `Calls/${live.sid}.json`, { Status: "completed" })).status).toBe(200);
  expect((await live.untilEnded()).find((event) => event.type === "callEnded")).toMatchObject({ reason: "endedByApi" });
});

test("REST errors have Twilio's shape", async () => {
  expect(await site.rest("GET", "Calls/CAunknown.json")).toEqual({
    status: 404,
    body: {
      code: 20404,
      message: expect.stringContaining("CAunknown"),
      more_info: "https://www.twilio.com/docs/errors/20404",
      status: 404,
    },
  });
  for (const [form, code] of [
    [{ To: "" }, 21201],
    [{ From: "" }, 21213],
    [{ To: "rubbish" }, 21211],
    [{ From: "+15558888888" }, 21210],
    [{ Url: "not a url" }, 21205],
  ] as const) {
    expect((await placed(form as Record<string, string>)).body, JSON.stringify(form)).toMatchObject({
      code,
      status: 400,
    });
  }
});

test("speaking takes its time on the call's clock", async () => {
  const call = await site.dialInto(
    `<Say>Twenty characters ok</Say><Pause length="3"/><Say loop="3">Twenty characters ok</Say>`,
    { speed: 50 },
  );
  const events = await call.untilEnded();
  const lasted = (index: number) => {
    const sounds = events.filter((event) => event.type === "said" || event.type === "paused");
    const started = sounds[index];
    const ended = events.find((event) => event.type === "soundEnded" && event.of === started?.seq);
    return (ended?.atMs ?? 0) - (started?.atMs ?? 0);
  };
  expect(lasted(0)).toBeGreaterThanOrEqual(1750);
  expect(lasted(1)).toBeGreaterThanOrEqual(2950);
  expect(lasted(2)).toBeGreaterThanOrEqual(5350);
});
