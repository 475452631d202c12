import { createHmac, randomUUID } from "node:crypto";
import { pinFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { virtualAccount } from "@/lib/server/runtime/carrier-lines";

// Journey 5: a webhook as Twilio sends it, signed by the rule of its documentation.

test("a signed webhook is answered with TwiML, an unsigned one is refused", async ({ playwright, make, site }) => {
  const { number } = await make.publishedFlow(pinFlow());
  const account = virtualAccount(site.app);
  const request = await playwright.request.newContext({ baseURL: site.url });
  const form = {
    AccountSid: account.accountSid,
    ApiVersion: "2010-04-01",
    CallSid: `CA${randomUUID().replaceAll("-", "")}`,
    CallStatus: "ringing",
    Direction: "inbound",
    From: "+12025550199",
    To: number,
  };
  const signed = (path: string, fields: Record<string, string>) =>
    request.post(path, {
      form: fields,
      headers: { "x-twilio-signature": sign(account.authToken, site.url + path, fields) },
    });

  const answer = await signed("/api/voice/incoming", form);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^text\/xml/);
  const twiml = await answer.text();
  expect(twiml).toMatch(/^<\?xml[^>]*\?><Response>.*<Gather [^>]*>.*Your number, then pound\..*<\/Response>$/s);

  const action = new URL((/<Gather [^>]*action="([^"]+)"/.exec(twiml)?.[1] ?? "").replaceAll("&amp;", "&"));
  expect(action.origin).toBe(site.url);
  const next = await signed(action.pathname + action.search, { ...form, CallStatus: "in-progress", Digits: "123456" });
  expect(await next.text()).toContain("Your PIN, then pound.");

  expect((await request.post("/api/voice/incoming", { form })).status()).toBe(403);
  const forged = { "x-twilio-signature": sign("somebody else's token", `${site.url}/api/voice/incoming`, form) };
  expect((await request.post("/api/voice/incoming", { form, headers: forged })).status()).toBe(403);
  await request.dispose();
});

function sign(authToken: string, url: string, fields: Record<string, string>): string {
  const text = Object.keys(fields)
    .sort()
    .reduce((all, name) => all + name + fields[name], url);
  return createHmac("sha1", authToken).update(text).digest("base64");
}
