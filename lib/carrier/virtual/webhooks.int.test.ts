import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SeenRequest } from "./scripted-app";
import { accountSid, authToken, caller, ourNumber, startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
const sockets: Server[] = [];
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(async () => {
  await site.close();
  for (const server of sockets.splice(0)) server.close();
});

/** Calls a number whose voice URL is this, and returns the errors that came. */
async function errorsWith(voiceUrl: string, more: { voiceFallbackUrl?: string } = {}) {
  await site.phone.addNumber({ phoneNumber: "+15557654321", voiceUrl, ...more });
  const call = await site.phone.dial({ from: caller, to: "+15557654321" });
  const events = await call.untilEnded();
  return events.flatMap((event) => (event.type === "error" ? [event.code] : []));
}

async function rawServer(onConnection: (write: (text: string) => void, destroy: () => void) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () =>
      onConnection(
        (text) => socket.write(text),
        () => socket.resetAndDestroy(),
      ),
    );
  });
  sockets.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/voice`;
}

const signedRight = (request: SeenRequest, params: Record<string, string>) =>
  validateRequest(authToken, String(request.headers["x-twilio-signature"]), site.app.origin + request.url, params);

test("the standard parameters come with every request", async () => {
  const call = await site.dialInto(`<Gather numDigits="1"/>`, { plan: [{ press: "1" }] });
  await call.untilEnded();
  const [first, second] = site.app.to("/voice");
  expect(first?.params).toEqual({
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    CallSid: call.sid,
    CallStatus: "ringing",
    Called: ourNumber,
    Caller: caller,
    Direction: "inbound",
    From: caller,
    To: ourNumber,
  });
  expect(second?.params).toMatchObject({
    CallSid: call.sid,
    CallStatus: "in-progress",
    From: caller,
    To: ourNumber,
    Digits: "1",
  });
});

test("webhooks are signed as the twilio package expects", async () => {
  site.app.on("/got", "");
  const call = await site.dialInto(`<Gather input="speech" action="/got?q=it's+a%20test&amp;b=2&amp;a=1"/>`, {
    plan: [{ speak: `I'd like "help" + more & ümlaut عربي` }],
  });
  await call.untilEnded();
  const requests = [...site.app.to("/voice"), ...site.app.to("/got"), ...(await site.app.arrived("/status"))];
  for (const request of requests) {
    expect(request.headers["content-type"]).toBe("application/x-www-form-urlencoded; charset=UTF-8");
    const form = Object.fromEntries(new URLSearchParams(request.rawBody));
    expect(signedRight(request, form)).toBe(true);
    expect(signedRight(request, { ...form, CallSid: "CAother" })).toBe(false);
  }
  expect(requests.length).toBe(3);
});

test("a GET carries its parameters in the signed query", async () => {
  site.app.on("/got", "");
  await (
    await site.dialInto(`<Gather numDigits="1" method="GET" action="/got?x=1"/>`, { plan: [{ press: "5" }] })
  ).untilEnded();
  const [request] = site.app.to("/got");
  expect(request).toMatchObject({ method: "GET", rawBody: "", params: { x: "1", Digits: "5" } });
  expect(request && signedRight(request, {})).toBe(true);
});

test("a retry has the same token, a new request another", async () => {
  let failures = 2;
  site.app.on("/voice", () => (failures-- > 0 ? { status: 500, body: "" } : "<Redirect>/next</Redirect>"));
  site.app.on("/next", "<Hangup/>");
  expect(await errorsWith(`${site.app.origin}/voice#rc=3&rp=5xx`)).toEqual([]);
  const tokens = site.app.to("/voice").map((request) => request.headers["i-twilio-idempotency-token"]);
  expect(tokens.length).toBe(3);
  expect(new Set(tokens).size).toBe(1);
  expect(site.app.to("/next")[0]?.headers["i-twilio-idempotency-token"]).not.toBe(tokens[0]);
});

test("the fragment sets retries and is not sent", async () => {
  const voice = `${site.app.origin}/voice`;
  for (const [status, fragment, requests] of [
    [500, "rc=2&rp=5xx", 3],
    [500, "rc=2&rp=all", 3],
    [500, "rc=2&rp=4xx", 1],
    [404, "rc=2&rp=4xx,5xx", 3],
    [404, "rc=0&rp=all", 1],
  ] as const) {
    site.app.requests.length = 0;
    site.app.on("/voice", { status, body: "" });
    expect(await errorsWith(`${voice}#${fragment}`), fragment).toEqual([11200]);
    expect(
      site.app.requests.map((request) => request.url),
      fragment,
    ).toEqual(Array(requests).fill("/voice"));
  }
});

test("without a fragment an answer is not retried and a connection once", async () => {
  site.app.on("/voice", { status: 500, body: "" });
  await errorsWith(`${site.app.origin}/voice`);
  expect(site.app.to("/voice").length).toBe(1);
  let connections = 0;
  const broken = await rawServer((_write, destroy) => {
    connections += 1;
    destroy();
  });
  expect(await errorsWith(broken)).toEqual([11205]);
  expect(connections).toBe(2);
});

test("read and total time-outs: 11200 and 11203", async () => {
  const silent = await rawServer(() => undefined);
  const began = performance.now();
  expect(await errorsWith(`${silent}#rt=300`)).toEqual([11200]);
  expect(await errorsWith(`${silent}#tt=300`)).toEqual([11203]);
  expect(performance.now() - began).toBeLessThan(5000);
});

test("an invalid retry policy: 11243", async () => {
  for (const fragment of ["rp=sometimes", "rc=6", "ct=50", "rt=16000", "tt=x"]) {
    expect(await errorsWith(`${site.app.origin}/voice#${fragment}`), fragment).toEqual([11243]);
  }
  expect(site.app.to("/voice")).toEqual([]);
});

test("transport failures: 11200, 11202, 11205, 11206", async () => {
  site.app.on("/voice", { status: 403, body: "<Response/>" });
  expect(await errorsWith(`${site.app.origin}/voice`)).toEqual([11200]);
  const closed = await rawServer(() => undefined);
  await new Promise((resolve) => sockets.pop()?.close(resolve));
  expect(await errorsWith(closed)).toEqual([11202]);
  expect(await errorsWith(await rawServer((_write, destroy) => destroy()))).toEqual([11205]);
  expect(await errorsWith(await rawServer((write) => write("rubbish\r\n\r\n")))).toEqual([11206]);
});

test("HTTP redirects are followed, and too many are 11215", async () => {
  site.app.on("/voice", { status: 302, body: "", headers: { Location: "/elsewhere?x=1" } });
  site.app.on("/elsewhere", "<Say>Here</Say>");
  expect(await errorsWith(`${site.app.origin}/voice`)).toEqual([]);
  expect(site.app.to("/elsewhere")[0]).toMatchObject({ method: "GET", url: "/elsewhere?x=1" });
  site.app.on("/voice", { status: 307, body: "", headers: { Location: "/voice" } });
  site.app.requests.length = 0;
  expect(await errorsWith(`${site.app.origin}/voice`)).toEqual([11215]);
  expect(site.app.to("/voice").length).toBe(11);
});

test("the fallback URL is asked with the error's code and address", async () => {
  site.app.on("/voice", "<Shout/>");
  site.app.on("/fallback", "<Say>We are sorry</Say>");
  const voice = `${site.app.origin}/voice`;
  expect(await errorsWith(voice, { voiceFallbackUrl: `${site.app.origin}/fallback` })).toEqual([12200]);
  expect(site.app.to("/fallback")[0]?.params).toMatchObject({
    ErrorCode: "12200",
    ErrorUrl: voice,
    CallStatus: "ringing",
  });
  site.app.on("/fallback", { status: 500, body: "" });
  expect(await errorsWith(voice, { voiceFallbackUrl: `${site.app.origin}/fallback` })).toEqual([12200, 11200]);
  expect(site.app.to("/fallback").length).toBe(2);
});

test("without a fallback the caller hears the application error", async () => {
  site.app.on("/voice", { status: 500, body: "" });
  const call = await site.dial();
  const events = await call.untilEnded();
  expect(events.find((event) => event.type === "said")).toMatchObject({
    by: "carrier",
    text: expect.stringContaining("application error"),
  });
  expect(events.find((event) => event.type === "callEnded")).toMatchObject({
    reason: "applicationError",
    status: "completed",
  });
});
