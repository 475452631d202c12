import { afterEach, beforeEach, expect, test } from "vitest";
import { accountSid, authToken, startTestSite, type TestSite } from "./test-setup";
import { toneWav } from "./wav";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({ "/recorded": "<Say>Thank you</Say>", "/ready": "", "/text": "" });
});
afterEach(() => site.close());

const recorded = () => site.app.to("/recorded").at(-1)?.params;

test("Record ends by key, silence and maximum", async () => {
  const twiml = `<Record action="/recorded" finishOnKey="#" maxLength="20"/><Say>Never reached</Say>`;
  const byKey = await site.dialInto(twiml);
  await byKey.waitFor("recordingStarted");
  await byKey.press("1#");
  await byKey.untilEnded();
  expect(recorded()).toMatchObject({ Digits: "#" });
  expect(recorded()?.RecordingUrl).toMatch(
    new RegExp(`^${site.carrier.origin}/2010-04-01/Accounts/${accountSid}/Recordings/RE[0-9a-f]{32}$`),
  );
  await (await site.dial({ plan: [{ record: 7 }] })).untilEnded();
  expect(recorded()).toMatchObject({ RecordingDuration: "7" });
  expect(recorded()).not.toHaveProperty("Digits");
  const longest = await site.dial({ plan: [{ record: 300 }] });
  const events = await longest.untilEnded();
  expect(recorded()).toMatchObject({ RecordingDuration: "20" });
  expect(events.find((event) => event.type === "recordingEnded")).toMatchObject({ by: "maxLength" });
  expect(longest.heard()).toEqual(["Thank you"]);
});

test("a hang-up ends a recording with Digits hangup", async () => {
  const call = await site.dialInto(`<Record action="/recorded" recordingStatusCallback="/ready"/>`, {
    plan: [{ hangUp: true, afterSeconds: 4 }],
  });
  await call.untilEnded();
  expect((await site.app.arrived("/recorded"))[0]?.params).toMatchObject({
    Digits: "hangup",
    CallStatus: "completed",
    RecordingDuration: "4",
  });
  await site.app.arrived("/ready");
  expect(call.heard()).toEqual([]);
});

test("a hang-up at the tone has recorded nothing and asks no action", async () => {
  const twiml = `<Record action="/recorded" recordingStatusCallback="/ready" recordingStatusCallbackEvent="completed absent"/><Say>Nothing was said</Say>`;
  for (const [index, microphone] of [false, true].entries()) {
    const call = await site.dialInto(twiml, { microphone });
    await call.waitFor("recordingStarted");
    await call.hangUp();
    await call.untilEnded();
    const told = (await site.app.arrived("/ready", index + 1))[index]?.params;
    expect(told).toMatchObject({ RecordingStatus: "absent", RecordingDuration: "0" });
    expect(told).not.toHaveProperty("RecordingUrl");
    await site.app.arrived("/status", index + 1);
    expect(recorded()).toBeUndefined();
    expect(call.heard()).toEqual([]);
  }
});

test("Record without an action asks its own document", async () => {
  site.app.on("/voice", (request) => (request.params.RecordingUrl ? "<Say>Again</Say>" : "<Record/>"));
  const call = await site.dial({ plan: [{ record: 2 }] });
  await call.untilEnded();
  expect(call.heard()).toEqual(["Again"]);
});

test("the recording callback tells when the audio is there", async () => {
  const call = await site.dialInto(`<Record action="/recorded" recordingStatusCallback="/ready"/>`, {
    plan: [{ record: 3 }],
  });
  await call.untilEnded();
  const [ready] = await site.app.arrived("/ready");
  expect(ready?.params).toMatchObject({
    AccountSid: accountSid,
    CallSid: call.sid,
    RecordingStatus: "completed",
    RecordingSource: "RecordVerb",
    RecordingDuration: "3",
    RecordingChannels: "1",
    RecordingUrl: recorded()?.RecordingUrl,
  });
  await (await site.dialInto(`<Record action="/recorded"/>`, { plan: [{ record: 3 }] })).untilEnded();
  expect(site.app.to("/ready").length).toBe(1);
});

test("recorded audio needs the account's credentials", async () => {
  await (await site.dialInto(`<Record action="/recorded"/>`, { plan: [{ record: 2 }] })).untilEnded();
  const url = recorded()?.RecordingUrl ?? "";
  const as = (user: string, password: string) => ({
    headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` },
  });
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, as(accountSid, "wrong"))).status).toBe(401);
  for (const address of [url, `${url}.wav`]) {
    const answer = await fetch(address, as(accountSid, authToken));
    expect(answer.headers.get("content-type")).toBe("audio/x-wav");
    expect((await answer.arrayBuffer()).byteLength).toBe(44 + 2 * 8000 * 2);
  }
  expect(await (await fetch(`${url}.json`, as(accountSid, authToken))).json()).toMatchObject({
    duration: "2",
    status: "completed",
  });
  expect((await fetch(url, { method: "DELETE", ...as(accountSid, authToken) })).status).toBe(204);
  expect((await fetch(url, as(accountSid, authToken))).status).toBe(404);
});

test("a transcription comes when asked for", async () => {
  const twiml = (more: string) => `<Record action="/recorded" transcribeCallback="/text"${more}/>`;
  const words = "My invoice of last month was wrong, please call me back";
  await (await site.dialInto(twiml(` transcribe="true"`), { plan: [{ speak: words }] })).untilEnded();
  expect((await site.app.arrived("/text"))[0]?.params).toMatchObject({
    TranscriptionText: words,
    TranscriptionStatus: "completed",
  });
  await (await site.dialInto(twiml(""), { plan: [{ speak: words }] })).untilEnded();
  await (await site.dialInto(twiml(` transcribe="true"`), { plan: [{ record: 2 }] })).untilEnded();
  expect(site.app.to("/text").length).toBe(1);
});

test("the uploaded audio becomes the recording", async () => {
  const twiml = `<Record action="/recorded" recordingStatusCallback="/ready"/>`;
  const call = await site.dialInto(twiml, { microphone: true });
  await call.waitFor("recordingStarted");
  const voice = toneWav(5);
  voice[50] = 77;
  await call.uploadAudio(voice);
  await call.waitFor("recordingEnded", (event) => event.by === "audio");
  await site.app.arrived("/recorded");
  const { RecordingUrl = "", RecordingDuration } = recorded() ?? {};
  expect(RecordingDuration).toBe("5");
  const media = await fetch(RecordingUrl, {
    headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
  });
  expect(Buffer.from(await media.arrayBuffer()).equals(Buffer.from(voice))).toBe(true);

  // A key ends the recording; the browser's WAV comes a moment later, and the callback waits for it.
  const late = await site.dial({ microphone: true });
  await late.waitFor("recordingStarted");
  await late.press("#");
  await late.waitFor("recordingEnded");
  expect(site.app.to("/ready").length).toBe(1);
  await late.uploadAudio(toneWav(9));
  expect((await site.app.arrived("/ready", 2))[1]?.params.RecordingDuration).toBe("9");
});

test("an empty recording asks no action and goes on with the next verb", async () => {
  const twiml = `<Record action="/recorded" recordingStatusCallback="/ready" recordingStatusCallbackEvent="completed absent"/><Say>Nothing was said</Say>`;
  const call = await site.dialInto(twiml, { microphone: true });
  await call.waitFor("recordingStarted");
  await call.uploadAudio(toneWav(5).subarray(0, 44));
  await call.untilEnded();
  expect(call.heard()).toEqual(["Nothing was said"]);
  expect(recorded()).toBeUndefined();
  expect((await site.app.arrived("/ready"))[0]?.params).toMatchObject({ RecordingStatus: "absent" });
});
