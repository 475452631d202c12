import { afterEach, beforeEach, expect, test } from "vitest";
import { ourNumber, startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const text = { To: "+15550100001", From: ourNumber, Body: "Your code is 7." };

test("a text message is queued and kept", async () => {
  const sent = await site.rest("POST", "Messages.json", text);
  expect(sent).toMatchObject({
    status: 201,
    body: { status: "queued", to: text.To, from: ourNumber, body: text.Body, direction: "outbound-api" },
  });
  expect(sent.body.sid).toMatch(/^SM[0-9a-f]{32}$/);
  expect((await site.rest("GET", `Messages/${sent.body.sid}.json`)).body).toMatchObject({ status: "sent" });
  await site.rest("POST", "Messages.json", { ...text, To: "+15550100002" });
  expect((await site.rest("GET", "Messages.json?To=%2B15550100001")).body.messages).toHaveLength(1);
});

test("a text message needs a right number, a number of ours and 1 to 1,600 characters", async () => {
  const refusals = {
    21604: { To: "" },
    21603: { From: "" },
    21602: { Body: "" },
    21211: { To: "12" },
    21606: { From: "+15550009999" },
    21617: { Body: "x".repeat(1_601) },
  };
  for (const [code, wrong] of Object.entries(refusals)) {
    const answer = await site.rest("POST", "Messages.json", { ...text, ...wrong });
    expect(answer).toMatchObject({ status: 400, body: { code: Number(code) } });
  }
  expect((await site.rest("GET", "Messages.json")).body.messages).toEqual([]);
});
