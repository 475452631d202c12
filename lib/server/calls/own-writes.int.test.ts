import { afterAll, beforeAll, expect, it } from "vitest";
import type { OwnWrite } from "@/lib/engine/effect";
import { performWrites } from "@/lib/server/jobs/perform-writes";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const atMs = Date.UTC(2026, 2, 10, 9);

const given: OwnWrite = {
  type: "keepConsent",
  customerId: null,
  number: "+15550100001",
  channels: ["sms", "email"],
  given: true,
  wording: "May we text you? Press 1 for yes or 2 for no.",
  language: "en-US",
  answer: "1",
};
const wanted: OwnWrite = {
  type: "requestCallback",
  number: "+15550100001",
  queue: "support",
  dueAtMs: atMs + 60_000,
  customerId: "cus-1",
  note: null,
};
const scored: OwnWrite = {
  type: "keepSurveyAnswer",
  survey: "After call",
  question: "service",
  score: 4,
  text: null,
  customerId: "cus-1",
};

it("a job that runs again writes nothing twice, and one that fails keeps no other back", async () => {
  const { app } = test;
  const broken = { ...scored, score: "four" } as unknown as OwnWrite;
  const writes = [broken, given, wanted, scored].map((effect, n) => ({ key: `call-1:2:${n}`, effect }));
  const run = () => performWrites({ callId: "call-1", atMs, writes }, { app, attempt: 1 });
  await expect(run()).rejects.toThrow("not written: keepSurveyAnswer");
  await expect(run()).rejects.toThrow("not written: keepSurveyAnswer");

  expect(await app.prisma.consentRecord.findMany()).toMatchObject([
    { id: "call-1:2:1", callId: "call-1", given: true, channels: ["sms", "email"], answer: "1", at: new Date(atMs) },
  ]);
  expect(await app.prisma.callbackRequest.findMany()).toMatchObject([
    { number: "+15550100001", queue: "support", status: "requested", dueAt: new Date(atMs + 60_000) },
  ]);
  expect(await app.prisma.surveyAnswer.findMany()).toMatchObject([
    { survey: "After call", question: "service", score: 4, text: null, customerId: "cus-1" },
  ]);
});

it("what was consented to cannot be changed afterwards", async () => {
  const { app } = test;
  await performWrites({ callId: "call-2", atMs, writes: [{ key: "call-2:1:0", effect: given }] }, { app, attempt: 1 });
  await expect(app.pool.query("UPDATE consent_record SET given = false WHERE call_id = 'call-2'")).rejects.toThrow(
    /append-only/,
  );
});

it("takes what a recogniser may hear that PostgreSQL does not", async () => {
  const { app } = test;
  const effect: OwnWrite = { ...scored, score: null, text: "kind\u0000 people \ud800" };
  await performWrites({ callId: "call-3", atMs, writes: [{ key: "call-3:1:0", effect }] }, { app, attempt: 1 });
  expect(await app.prisma.surveyAnswer.findMany({ where: { callId: "call-3" } })).toMatchObject([
    { text: "kind people " },
  ]);
});
