import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({ "/got": "<Say>Got it</Say>" });
});
afterEach(() => site.close());

const got = () => site.app.to("/got").at(-1)?.params;

test("Gather ends at numDigits", async () => {
  const call = await site.dialInto(`<Gather action="/got" numDigits="4"/><Say>Nothing</Say>`);
  await call.waitFor("waitingForInput");
  await call.press("123");
  expect(site.app.to("/got")).toEqual([]);
  await call.press("45");
  await call.waitFor("said", (event) => event.text === "Got it");
  expect(got()).toMatchObject({ Digits: "1234", CallStatus: "in-progress" });
  expect(call.history().some((event) => event.type === "inputIgnored")).toBe(true);
});

test("Gather ends at finishOnKey, which is not in Digits", async () => {
  await (await site.dialInto(`<Gather action="/got"/>`, { plan: [{ press: "12#" }] })).untilEnded();
  expect(got()).toMatchObject({ Digits: "12", FinishedOnKey: "#" });
  await (await site.dialInto(`<Gather action="/got" finishOnKey="*"/>`, { plan: [{ press: "1#2*" }] })).untilEnded();
  expect(got()).toMatchObject({ Digits: "1#2", FinishedOnKey: "*" });
  await (
    await site.dialInto(`<Gather action="/got" finishOnKey="" numDigits="3"/>`, { plan: [{ press: "1#*" }] })
  ).untilEnded();
  expect(got()).toMatchObject({ Digits: "1#*" });
});

test("the finish key alone is no input", async () => {
  const call = await site.dialInto(`<Gather action="/got"/><Say>Nothing</Say>`, { plan: [{ press: "#" }] });
  await call.waitFor("said", (event) => event.text === "Nothing");
  expect(site.app.to("/got")).toEqual([]);
});

test("Gather's time-out runs after the prompts and after each key", async () => {
  // 20 times as fast: a time-out of 5 s takes 250 ms, the prompt 100 ms.
  const call = await site.dialInto(`<Gather action="/got" timeout="5"><Pause length="2"/></Gather><Say>Nothing</Say>`, {
    speed: 20,
  });
  await call.waitFor("waitingForInput");
  await call.press("1");
  const pressedAt = (await call.waitFor("pressed")).atMs;
  const ended = await call.waitFor("inputEnded");
  expect(ended.result).toBe("digits");
  expect(ended.atMs - pressedAt).toBeGreaterThanOrEqual(4900);
  await call.waitFor("said", (event) => event.text === "Got it");
  expect(got()).toMatchObject({ Digits: "1" });

  const silent = await site.dial({ speed: 20 });
  const waitsFrom = (await silent.waitFor("waitingForInput")).atMs;
  const listensFrom = silent.history().find((event) => event.type === "listening")?.atMs ?? 0;
  expect(waitsFrom - listensFrom).toBeGreaterThanOrEqual(1900);
  expect((await silent.waitFor("inputEnded")).atMs - waitsFrom).toBeGreaterThanOrEqual(4900);
});

test("Gather without input falls through", async () => {
  const call = await site.dialInto(`<Gather action="/got"><Say>Press</Say></Gather><Say>Nothing</Say>`, {
    plan: [{ silence: true }],
  });
  await call.untilEnded();
  expect(call.heard()).toEqual(["Press", "Nothing"]);
  expect(site.app.to("/got")).toEqual([]);
});

test("actionOnEmptyResult asks the action with empty Digits", async () => {
  const twiml = `<Gather action="/got" actionOnEmptyResult="true"/><Say>Nothing</Say>`;
  const call = await site.dialInto(twiml, { plan: [{ silence: true }] });
  await call.untilEnded();
  expect(got()).toMatchObject({ Digits: "" });
  expect(call.heard()).toEqual(["Got it"]);
});

test("Gather without an action asks its own document", async () => {
  site.app.on("/voice", (request) =>
    request.params.Digits ? `<Say>You pressed ${request.params.Digits}</Say>` : `<Gather numDigits="1"/>`,
  );
  const call = await site.dial({ plan: [{ press: "7" }] });
  await call.untilEnded();
  expect(call.heard()).toEqual(["You pressed 7"]);
});

test("Gather hears speech when input has speech", async () => {
  const twiml = `<Gather action="/got" input="dtmf speech" language="ar-AE" hints="فاتورة, دعم"/>`;
  const call = await site.dialInto(twiml);
  expect(await call.waitFor("waitingForInput")).toMatchObject({
    input: ["dtmf", "speech"],
    language: "ar-AE",
    hints: ["فاتورة", "دعم"],
  });
  await call.speak("my invoice", 0.75);
  await call.waitFor("said");
  expect(got()).toMatchObject({ SpeechResult: "my invoice", Confidence: "0.75" });
  expect(got()).not.toHaveProperty("Digits");
});

test("Gather ignores what its input does not name", async () => {
  const keysOnly = await site.dialInto(`<Gather action="/got"/>`);
  await keysOnly.waitFor("waitingForInput");
  await keysOnly.speak("hello");
  expect(await keysOnly.waitFor("inputIgnored")).toMatchObject({ what: "speech" });
  const speechOnly = await site.dialInto(`<Gather action="/got" input="speech"/>`);
  await speechOnly.waitFor("waitingForInput");
  await speechOnly.press("1");
  expect(await speechOnly.waitFor("inputIgnored")).toMatchObject({ what: "keys" });
  expect(site.app.to("/got")).toEqual([]);
});

test("a key stops the nested prompts", async () => {
  const prompts = `<Say>A prompt that takes some seconds to say</Say><Say>Second</Say>`;
  const call = await site.dialInto(`<Gather action="/got" numDigits="1">${prompts}</Gather>`, { speed: 1 });
  await call.waitFor("said");
  await call.press("1");
  expect(await call.waitFor("soundEnded")).toMatchObject({ how: "bargeIn" });
  await call.waitFor("said", (event) => event.text === "Got it");
  expect(call.heard()).not.toContain("Second");
  expect(call.history().some((event) => event.type === "waitingForInput")).toBe(false);
});

test("with bargeIn false keys during the prompts are lost", async () => {
  const call = await site.dialInto(`<Gather action="/got" numDigits="1" bargeIn="false"><Pause length="4"/></Gather>`, {
    speed: 20,
  });
  await call.waitFor("paused");
  await call.press("1");
  await call.waitFor("inputIgnored");
  await call.waitFor("waitingForInput");
  await call.press("2");
  await call.waitFor("said");
  expect(got()).toMatchObject({ Digits: "2" });
});

test("keys outside a Gather are lost", async () => {
  const call = await site.dialInto(`<Pause length="4"/><Gather action="/got" numDigits="1"/>`, { speed: 20 });
  await call.waitFor("paused");
  await call.press("1");
  await call.waitFor("inputIgnored");
  await call.waitFor("waitingForInput");
  await call.press("2");
  await call.waitFor("said");
  expect(got()).toMatchObject({ Digits: "2" });
});
