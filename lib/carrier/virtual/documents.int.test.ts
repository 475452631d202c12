import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "./test-setup";
import { wrongDocuments } from "./twiml/wrong-documents";
import { toneWav } from "./wav";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

/** The call's fate when the voice URL answers this body. */
async function fateOf(body: string, contentType = "text/xml") {
  site.app.on("/voice", { body, contentType });
  const events = await (await site.dial({ plan: [] })).untilEnded();
  const errors = events.flatMap((event) => (event.type === "error" ? [event.code] : []));
  const said = events.flatMap((event) => (event.type === "said" && event.by === "flow" ? [event.text] : []));
  const ended = events.findLast((event) => event.type === "callEnded");
  return { errors, said, reason: ended?.type === "callEnded" ? ended.reason : null };
}

test("a document that is not XML: 12100", async () => {
  const bodies = [
    ` <?xml version="1.0"?><Response/>`,
    "<Response><Say>Hello</Response>",
    "<Response><Say language=en-US>Hello</Say></Response>",
    "<Response><Say>You & me</Say></Response>",
    "<Response><Say>Hello</Say></Response><Response/>",
    "<Response><Say>Hello</Say>",
    "Hello",
  ];
  for (const body of bodies) {
    expect(await fateOf(body), body).toEqual({ errors: [12100], said: [], reason: "applicationError" });
  }
  expect((await fateOf("<Response><Say>You &amp; <![CDATA[me]]></Say></Response>")).said).toEqual(["You & me"]);
});

test("invalid characters: 12100", async () => {
  const bodies = [
    "<Response><Say>a\u0001b</Say></Response>",
    "<Response><Say>a&#1;b</Say></Response>",
    "<Response><Say>a&nbsp;b</Say></Response>",
    `<!DOCTYPE r [<!ENTITY x "y">]><Response><Say>&x;</Say></Response>`,
  ];
  for (const body of bodies) expect((await fateOf(body)).errors, body).toEqual([12100]);
  expect((await fateOf("<Response><Say>a\u202eb &#1593;</Say></Response>")).said).toEqual(["a\u202eb ع"]);
});

test("another root, or nothing at all: 12102 and 11770", async () => {
  expect((await fateOf("<response/>")).errors).toEqual([12102]);
  expect((await fateOf("<html><body>Error</body></html>")).errors).toEqual([12102]);
  expect((await fateOf("")).errors).toEqual([11770]);
  expect(await fateOf("<Response/>")).toEqual({ errors: [], said: [], reason: "documentEnded" });
});

test("more than 64 kB: 11750", async () => {
  const padded = (bytes: number) => {
    const [head, tail] = ["<Response><Hangup/><!--", "--></Response>"];
    return head + "x".repeat(bytes - head.length - tail.length) + tail;
  };
  expect((await fateOf(padded(64 * 1024 + 1))).errors).toEqual([11750]);
  expect(await fateOf(padded(64 * 1024))).toMatchObject({ errors: [], reason: "flowHungUp" });
});

test("content types: TwiML, audio, text, and 12300", async () => {
  const twiml = "<Response><Say>Hello</Say></Response>";
  for (const type of ["text/xml", "application/xml; charset=utf-8", "text/html"])
    expect((await fateOf(twiml, type)).said).toEqual(["Hello"]);
  expect((await fateOf("Plain words", "text/plain")).said).toEqual(["Plain words"]);
  for (const type of ["application/json", "application/octet-stream"])
    expect((await fateOf(twiml, type)).errors).toEqual([12300]);
  site.app.on("/voice", { body: toneWav(2), contentType: "audio/wav" });
  const events = await (await site.dial({ plan: [] })).untilEnded();
  expect(events.find((event) => event.type === "played")).toMatchObject({
    url: `${site.app.origin}/voice`,
    estimatedMs: 2000,
  });
});

test("every wrong document ends its call with Twilio's number", async () => {
  for (const [name, twiml, code] of wrongDocuments) {
    const fate = await fateOf(`<Response>${twiml}</Response>`);
    expect({ name, errors: fate.errors, reason: fate.reason }).toEqual({
      name,
      errors: [code],
      reason: "applicationError",
    });
  }
});

test("a lenient carrier notes warnings and goes on", async () => {
  await site.close();
  site = await startTestSite({}, { strict: false });
  expect(await fateOf(`<Response><Say loud="yes">Hello</Say><Pause length="x"/></Response>`)).toEqual({
    errors: [12200, 13910],
    said: ["Hello"],
    reason: "documentEnded",
  });
  expect((await fateOf("<Response><Play>x y</Play></Response>")).errors).toEqual([11100]);
});

test("relative addresses are resolved against the current document", async () => {
  site.app.on("/deep/one/two", `<Gather action="../three?x=1"/>`);
  site.app.on("/deep/three", "<Redirect>/end</Redirect>");
  site.app.on("/end", "<Hangup/>");
  const call = await site.dialInto("<Redirect>deep/one/two</Redirect>", { plan: [{ press: "1#" }] });
  await call.untilEnded();
  expect(site.app.requests.map((request) => request.url).filter((url) => url !== "/status")).toEqual([
    "/voice",
    "/deep/one/two",
    "/deep/three?x=1",
    "/end",
  ]);
});

test("TwiML given over REST needs absolute actions: 11100", async () => {
  const send = async (twiml: string) => {
    const call = await site.dialInto("<Gather/>");
    await call.waitFor("waitingForInput");
    await site.rest("POST", `Calls/${call.sid}.json`, { Twiml: twiml });
    await call.waitFor("redirected");
    return call;
  };
  for (const twiml of [`<Gather action="/x"/>`, "<Record/>", "<Redirect>/x</Redirect>"]) {
    const call = await send(`<Response>${twiml}</Response>`);
    if (twiml !== "<Redirect>/x</Redirect>") await answer(call, twiml);
    expect(await call.waitFor("error", undefined, { allowErrors: true })).toMatchObject({ code: 11100 });
  }
  site.app.on("/x", "<Say>Here</Say>");
  const good = await send(`<Response><Redirect>${site.app.origin}/x</Redirect></Response>`);
  expect(await good.waitFor("said")).toMatchObject({ text: "Here" });
});

async function answer(call: Awaited<ReturnType<TestSite["dial"]>>, twiml: string) {
  await call.waitFor(twiml.startsWith("<Gather") ? "waitingForInput" : "recordingStarted");
  await call.press("1#");
}

test("a document that runs out ends the call", async () => {
  expect(await fateOf("<Response><Say>Goodbye</Say></Response>")).toEqual({
    errors: [],
    said: ["Goodbye"],
    reason: "documentEnded",
  });
});

test("a loop that never waits is stopped", async () => {
  const spinning = await fateOf("<Response><Redirect>/voice</Redirect></Response>");
  expect(spinning).toEqual({ errors: [11215], said: [], reason: "applicationError" });
  expect(site.app.to("/voice").length).toBe(50);

  site.app.on("/voice", "<Say>Still here</Say><Redirect>/voice</Redirect>");
  const call = await site.dial({ speed: 1000 });
  await site.app.arrived("/voice", 120);
  await call.hangUp();
  const events = await call.untilEnded();
  expect(events.filter((event) => event.type === "error")).toEqual([]);
});

test("audio that is not audio: 13420 and 13325", async () => {
  site.app.on("/page", { body: "<p>not audio</p>", contentType: "text/html" });
  site.app.on("/tone.wav", { body: toneWav(3), contentType: "audio/wav" });
  expect((await fateOf("<Response><Play>/page</Play></Response>")).errors).toEqual([13420]);
  expect((await fateOf("<Response><Gather><Play>/page</Play></Gather></Response>")).errors).toEqual([13325]);
  expect((await fateOf("<Response><Play>/missing.wav</Play></Response>")).errors).toEqual([11200]);
  expect((await fateOf("<Response><Play>/tone.wav</Play></Response>")).errors).toEqual([]);
  expect((await fateOf("<Response><Play>https://elsewhere.example/a.mp3</Play></Response>")).errors).toEqual([]);
});
