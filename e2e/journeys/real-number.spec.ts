import { pinFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { CallByWebhooks } from "@/e2e/fixtures/webhooks";

// Journey 5: a call as Twilio brings it.

test("a signed webhook is answered with TwiML, an unsigned one is refused", async ({ request, make, site }) => {
  const { number } = await make.publishedFlow(pinFlow());
  const call = new CallByWebhooks(request, site, number, "+12025550199");
  const answer = await call.begin();
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^text\/xml/);
  const twiml = await answer.text();
  expect(twiml).toMatch(/^<\?xml[^>]*\?><Response>.*<Gather [^>]*>.*Your number, then pound\..*<\/Response>$/s);

  const action = new URL((/<Gather [^>]*action="([^"]+)"/.exec(twiml)?.[1] ?? "").replaceAll("&amp;", "&"));
  expect(action.origin).toBe(site.url);
  const next = await call.send(action.pathname + action.search, { Digits: "123456" });
  expect(await next.text()).toContain("Your PIN, then pound.");

  const incoming = `${site.url}/api/voice/incoming`;
  expect((await request.post(incoming, { form: call.form() })).status()).toBe(403);
  expect((await call.send("/api/voice/incoming", {}, "the token of somebody else")).status()).toBe(403);
});
