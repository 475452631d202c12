import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "./test-setup";

const [alice, bob, carol] = ["+15550001111", "+15550002222", "+15550003333"];
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({
    "/dialled": (request) => `<Say>${request.params.DialCallStatus}</Say>`,
    "/leg": "",
    "/screen": `<Gather action="/accept" numDigits="1"><Say>Press one to accept</Say></Gather><Hangup/>`,
    "/accept": (request) => (request.params.Digits === "1" ? "" : "<Hangup/>"),
  });
});
afterEach(() => site.close());

const dialled = () => site.app.to("/dialled").at(-1)?.params;
const answers = (afterSeconds: number, talkSeconds: number | null = 10) => ({
  does: "answer" as const,
  afterSeconds,
  talkSeconds,
});

test("the Dial action tells how the dialled call ended", async () => {
  const twiml = `<Dial action="/dialled">${alice}</Dial>`;
  site.carrier.setOutside(alice, answers(2, 30));
  const call = await site.dialInto(twiml);
  await call.untilEnded();
  expect(dialled()).toMatchObject({ DialCallStatus: "completed", DialBridged: "true", CallStatus: "in-progress" });
  expect(Number(dialled()?.DialCallDuration)).toBeGreaterThanOrEqual(30);
  expect(dialled()?.DialCallSid).toMatch(/^CA[0-9a-f]{32}$/);
  for (const [does, status] of [
    ["busy", "busy"],
    ["noAnswer", "no-answer"],
    ["fail", "failed"],
  ] as const) {
    site.carrier.setOutside(alice, { does });
    await (await site.dial()).untilEnded();
    expect(dialled()).toMatchObject({ DialCallStatus: status, DialBridged: "false" });
    expect(dialled()).not.toHaveProperty("DialCallDuration");
  }
});

test("nobody answers within the ring time-out", async () => {
  site.carrier.setOutside(alice, answers(12));
  const call = await site.dialInto(`<Dial action="/dialled" timeout="10">${alice}</Dial>`, { speed: 50 });
  const rang = await call.waitFor("dialRinging");
  const ended = await call.waitFor("dialEnded");
  expect(ended.status).toBe("no-answer");
  expect(ended.atMs - rang.atMs).toBeGreaterThanOrEqual(9500);
  expect(ended.atMs - rang.atMs).toBeLessThan(16_000);
  site.carrier.setOutside(alice, answers(8, 1));
  const lucky = await site.dial({ speed: 50 });
  expect((await lucky.waitFor("dialEnded")).status).toBe("completed");
});

test("the first number to answer is connected", async () => {
  site.carrier.setOutside(alice, answers(9));
  site.carrier.setOutside(bob, answers(3, 2));
  site.carrier.setOutside(carol, { does: "busy" });
  const numbers = [alice, bob, carol].map((number) => `<Number>${number}</Number>`).join("");
  const call = await site.dialInto(`<Dial action="/dialled">${numbers}</Dial>`, { speed: 50 });
  expect(await call.waitFor("bridged")).toMatchObject({ to: bob });
  await call.untilEnded();
  expect(dialled()).toMatchObject({ DialCallStatus: "completed" });
  const legs = await site.phone.calls();
  expect(Object.fromEntries(legs.filter((leg) => leg.parentSid).map((leg) => [leg.to, leg.status]))).toEqual({
    [alice]: "canceled",
    [bob]: "completed",
    [carol]: "busy",
  });
});

test("sequential numbers ring one after another", async () => {
  site.carrier.setOutside(alice, { does: "busy" });
  site.carrier.setOutside(bob, answers(1, 1));
  const twiml = `<Dial action="/dialled" sequential="true"><Number>${alice}</Number><Number>${bob}</Number><Number>${carol}</Number></Dial>`;
  const call = await site.dialInto(twiml);
  const events = await call.untilEnded();
  expect(events.flatMap((event) => (event.type === "dialRinging" ? [event.to] : []))).toEqual([alice, bob]);
  expect(dialled()).toMatchObject({ DialCallStatus: "completed" });
});

test("a screened number is connected only when it accepts", async () => {
  const twiml = `<Dial action="/dialled"><Number url="/screen">${alice}</Number></Dial>`;
  site.carrier.setOutside(alice, { ...answers(1, 1), keys: "1" });
  const accepted = await site.dialInto(twiml);
  await accepted.untilEnded();
  expect(dialled()).toMatchObject({ DialCallStatus: "completed" });
  expect(site.app.to("/screen")[0]?.params).toMatchObject({
    ParentCallSid: accepted.sid,
    Direction: "outbound-dial",
    To: alice,
  });
  for (const keys of ["2", undefined]) {
    site.carrier.setOutside(alice, { ...answers(1, 1), ...(keys ? { keys } : {}) });
    await (await site.dial()).untilEnded();
    expect(dialled()).toMatchObject({ DialCallStatus: "no-answer" });
  }
});

test("a Number's url that only speaks is heard by the answering side alone, who is connected after it", async () => {
  site.app.on("/whisper", "<Say>A sales call.</Say>");
  site.carrier.setOutside(alice, answers(1, 1));
  const call = await site.dialInto(`<Dial action="/dialled"><Number url="/whisper">${alice}</Number></Dial>`);
  const { childSid } = await call.waitFor("dialRinging");
  await call.untilEnded();
  const leg = site.phone.call(childSid);
  await leg.untilEnded();
  expect(leg.heard()).toEqual(["A sales call."]);
  expect(call.heard()).not.toContain("A sales call.");
  expect(dialled()).toMatchObject({ DialCallStatus: "completed", DialBridged: "true" });
});

test("of numbers that ring at once, one that is busy or unreachable does not stop the others", async () => {
  const twiml = `<Dial action="/dialled" timeout="20"><Number>${alice}</Number><Number>${bob}</Number></Dial>`;
  site.carrier.setOutside(alice, { does: "busy" });
  site.carrier.setOutside(bob, answers(5, 1));
  const call = await site.dialInto(twiml);
  await call.untilEnded();
  expect(dialled()).toMatchObject({ DialCallStatus: "completed" });
  expect(call.history().find((event) => event.type === "bridged")).toMatchObject({ to: bob });
  for (const [outside, status] of [
    ["busy", "busy"],
    ["fail", "failed"],
    ["noAnswer", "no-answer"],
  ] as const) {
    site.carrier.setOutside(alice, { does: outside });
    site.carrier.setOutside(bob, { does: "noAnswer" });
    await (await site.dial()).untilEnded();
    expect(dialled()).toMatchObject({ DialCallStatus: status, DialBridged: "false" });
  }
});

test("a screening document must not dial: 13201", async () => {
  site.app.on("/screen", `<Dial>${bob}</Dial>`);
  const call = await site.dialInto(`<Dial action="/dialled"><Number url="/screen">${alice}</Number></Dial>`);
  const { childSid } = await call.waitFor("dialRinging");
  expect(await site.phone.call(childSid).waitFor("error", undefined, { allowErrors: true })).toMatchObject({
    code: 13201,
  });
  await call.untilEnded();
  expect(dialled()).toMatchObject({ DialCallStatus: "no-answer" });
});

test("Dial without an action goes on with the next verb", async () => {
  site.carrier.setOutside(alice, { does: "busy" });
  const call = await site.dialInto(`<Dial>${alice}</Dial><Say>Nobody is there</Say>`);
  await call.untilEnded();
  expect(call.heard()).toEqual(["Nobody is there"]);
});

test("the caller's star ends the dialled call", async () => {
  site.carrier.setOutside(alice, answers(1, null));
  const call = await site.dialInto(`<Dial action="/dialled" hangupOnStar="true">${alice}</Dial>`, { speed: 50 });
  await call.waitFor("bridged");
  await call.press("*");
  await call.waitFor("said", (event) => event.text === "completed");
  const plain = await site.dialInto(`<Dial action="/dialled" timeLimit="2">${alice}</Dial>`, { speed: 50 });
  await plain.waitFor("bridged");
  await plain.press("*");
  await plain.waitFor("said", (event) => event.text === "completed");
});

test("a caller who hangs up in a Dial still causes its action", async () => {
  site.carrier.setOutside(alice, answers(1, null));
  const call = await site.dialInto(`<Dial action="/dialled">${alice}</Dial>`);
  await call.waitFor("bridged");
  await call.hangUp();
  await call.untilEnded();
  expect((await site.app.arrived("/dialled"))[0]?.params).toMatchObject({
    DialCallStatus: "completed",
    CallStatus: "completed",
  });

  site.carrier.setOutside(alice, answers(25));
  const early = await site.dial({ speed: 10 });
  const { childSid } = await early.waitFor("dialRinging");
  await early.hangUp();
  await early.untilEnded();
  expect((await site.app.arrived("/dialled", 2))[1]?.params).toMatchObject({
    DialCallStatus: "no-answer",
    CallStatus: "completed",
  });
  expect((await site.phone.call(childSid).view()).status).toBe("canceled");
});

test("a Number's status callbacks come in order", async () => {
  site.carrier.setOutside(alice, answers(2, 3));
  const number = (events: string) => `<Number statusCallback="/leg"${events}>${alice}</Number>`;
  await (
    await site.dialInto(`<Dial>${number(` statusCallbackEvent="initiated ringing answered completed"`)}</Dial>`)
  ).untilEnded();
  const all = await site.app.arrived("/leg", 4);
  expect(all.map((request) => request.params.CallStatus)).toEqual(["initiated", "ringing", "in-progress", "completed"]);
  expect(all.map((request) => request.params.SequenceNumber)).toEqual(["0", "1", "2", "3"]);
  await (await site.dialInto(`<Dial>${number("")}</Dial>`)).untilEnded();
  expect((await site.app.arrived("/leg", 5)).slice(4).map((request) => request.params.CallStatus)).toEqual([
    "completed",
  ]);
});

test("a conference ends with its leading participant", async () => {
  const room = (attributes: string) => `<Dial action="/dialled"><Conference ${attributes}>room</Conference></Dial>`;
  site.app.on("/events", "");
  const callback = `statusCallback="/events" statusCallbackEvent="start end join leave"`;
  const guest = await site.dialInto(room(`beep="false" ${callback}`));
  await guest.waitFor("conferenceJoined");
  const host = await site.dialInto(room(`endConferenceOnExit="true"`));
  expect(await host.waitFor("conferenceJoined")).toMatchObject({ name: "room", participants: 2 });
  await host.hangUp();
  await guest.waitFor("said", (event) => event.text === "answered");
  const told = (await site.app.arrived("/events", 6)).map((request) => request.params.StatusCallbackEvent);
  expect(told).toEqual(
    expect.arrayContaining(["participant-join", "conference-start", "participant-leave", "conference-end"]),
  );
});
