import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerVoiceRequest } from "./fetch-adapter";
import { menuFlow } from "./testing/test-flows";
import { createTestLine, type TestLine } from "./testing/test-line";
import { newCallSid, sign, TestWebhooks } from "./testing/webhook-sender";

let line: TestLine;
let number: string;
/** Where it listens; the public address is another. */
let origin: string;
const publicUrl = "https://calls.example.org/ivr";

beforeAll(async () => {
  line = await createTestLine({ PUBLIC_URL: publicUrl });
  origin = line.url;
  number = await line.assign(menuFlow());
});
afterAll(() => line.close());

const account = () => ({
  accountSid: line.app.env.TWILIO_ACCOUNT_SID as string,
  authToken: line.app.env.TWILIO_AUTH_TOKEN as string,
});

const form = () => ({
  AccountSid: account().accountSid,
  CallSid: newCallSid(),
  From: "+15550001111",
  To: number,
  CallStatus: "ringing",
});

/** By `node:http`, because `fetch` re-encodes an address before it sends it. */
function post(path: string, body: string, signature: string | null, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const signed: Record<string, string> = signature === null ? {} : { "x-twilio-signature": signature };
    const all = { "content-type": "application/x-www-form-urlencoded", ...signed, ...headers };
    const sent = request({ hostname, port, path, method: "POST", headers: all }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on("error", reject).end(body);
  });
}

async function everythingWritten(): Promise<string> {
  const { rows } = await line.app.pool.query(
    "SELECT (SELECT count(*) FROM call_session) s, (SELECT count(*) FROM call_event) e, (SELECT count(*) FROM call_reply) r",
  );
  return JSON.stringify(rows);
}

describe("signatures over HTTP", () => {
  it("fault 6: a forged or missing signature is 403 and nothing is written", async () => {
    const before = await everythingWritten();
    const fields = form();
    const body = new URLSearchParams(fields).toString();
    const url = `${publicUrl}/api/voice/incoming`;
    const right = sign(account().authToken, url, fields);
    const signatures = [
      null,
      "",
      "x",
      right.slice(1),
      `A${right.slice(1)}`,
      sign("another token", url, fields),
      sign(account().authToken, `${url}?`, fields),
    ];
    for (const signature of signatures) {
      for (const path of [
        "/api/voice/incoming",
        "/api/voice/turn/x?n=1",
        "/api/voice/status",
        "/api/voice/queue/wait/x?n=1",
        "/api/voice/fallback",
      ]) {
        if (signature === right) continue;
        expect((await post(path, body, signature)).status, `${path} ${signature}`).toBe(403);
      }
    }
    const changed = new URLSearchParams({ ...fields, To: "+15559999999" }).toString();
    expect((await post("/api/voice/incoming", changed, right)).status).toBe(403);
    expect(await everythingWritten()).toBe(before);
    expect((await post("/api/voice/incoming", body, right)).status).toBe(200);
  });

  it("fault 7: what a request says of its own host counts for nothing", async () => {
    const spoofed = "https://evil.example.com";
    const headers = {
      "x-forwarded-host": "evil.example.com",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example.com",
    };
    const fields = form();
    const body = new URLSearchParams(fields).toString();
    const forged = sign(account().authToken, `${spoofed}/api/voice/incoming`, fields);
    expect((await post("/api/voice/incoming", body, forged, headers)).status).toBe(403);

    const signed = sign(account().authToken, `${publicUrl}/api/voice/incoming`, fields);
    const answer = await post("/api/voice/incoming", body, signed, headers);
    expect(answer.status).toBe(200);
    const twiml = answer.text;
    expect(twiml).toContain(`action="${publicUrl}/api/voice/turn/`);
    expect(twiml).not.toContain("evil");
  });

  it("fault 5: proxies that strip or keep the path, awkward queries and bodies are all right", async () => {
    const cases: [path: string, fields: Record<string, string>][] = [
      ["/api/voice/incoming", { SpeechResult: 'it\'s "quoted" & 100% +1 ü 中' }],
      ["/api/voice/incoming?a=%20b+c&q='x'&d=%2B", {}],
      ["/api/voice/incoming?b=2&a=1&a=3", { Zeta: "1", Alpha: "2", alpha: "3" }],
      ["/api/voice/incoming?empty=", { Empty: "" }],
    ];
    for (const [path, more] of cases) {
      for (const prefix of ["", "/ivr"]) {
        const fields = { ...form(), ...more };
        const signature = sign(account().authToken, publicUrl + path, fields);
        expect(
          (await post(prefix + path, new URLSearchParams(fields).toString(), signature)).status,
          prefix + path,
        ).toBe(200);
      }
    }
    const json = JSON.stringify(form());
    const path = `/api/voice/incoming?bodySHA256=${createHash("sha256").update(json).digest("hex")}`;
    const signed = { "content-type": "application/json" };
    expect((await post(path, json, sign(account().authToken, publicUrl + path, {}), signed)).status).toBe(200);
    expect((await post(path, `${json} `, sign(account().authToken, publicUrl + path, {}), signed)).status).toBe(403);
  });

  it("is the same behind fetch, for hosts without our server", async () => {
    const fields = form();
    const init = (signature: string) => ({
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature },
      body: new URLSearchParams(fields).toString(),
    });
    const path = "/api/voice/incoming?a=%20b+c";
    const right = sign(account().authToken, publicUrl + path, fields);
    for (const address of [`http://inside.example:3000${path}`, `http://inside.example:3000/ivr${path}`]) {
      const answer = await answerVoiceRequest(new Request(address, init(right)));
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
      expect(await answer.text()).toContain("<Gather");
      expect((await answerVoiceRequest(new Request(address, init(`x${right}`)))).status).toBe(403);
    }
  });

  it("answers 400 to what is no form and 200 with TwiML to anything that is signed", async () => {
    const webhooks = new TestWebhooks(account(), publicUrl);
    const broken = await post("/api/voice/incoming", "CallSid=%zz", "any");
    const image = await post("/api/voice/incoming", "....", "any", { "content-type": "image/png" });
    expect([broken.status, image.status]).toEqual([400, 400]);
    for (const path of [
      "/api/voice/incoming",
      "/api/voice/turn/nobody?n=1",
      "/api/voice/turn/?n=",
      "/api/voice/turn/x",
      "/api/voice/queue/wait/nobody?n=9",
      "/api/voice/queue/left/nobody",
      "/api/voice/screen/nobody?n=1",
      "/api/voice/whisper/nobody?n=1",
      "/api/voice/status",
      "/api/voice/leg/nobody?n=1",
      "/api/voice/recording/nobody?kind=call",
      "/api/voice/transcription/nobody",
      "/api/voice/fallback",
    ]) {
      for (const fields of [
        {},
        { CallSid: "x\u0000y", Digits: "\u0000", RecordingSid: "RE1", RecordingUrl: "http://127.0.0.1/x" },
      ]) {
        const answer = await webhooks.send(path, fields as Record<string, string>, { server: origin });
        expect(answer.status, path).toBe(200);
        expect(answer.text, path).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?><Response/);
      }
    }
  });
});
