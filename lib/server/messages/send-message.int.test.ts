import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OwnWrite } from "@/lib/engine/effect";
import { performWrites } from "@/lib/server/jobs/perform-writes";
import { createTestLine, type TestLine } from "@/lib/server/runtime/testing/test-line";
import { startTestMailServer, type TestMailServer } from "./test-mail-server";

let mail: TestMailServer;
let line: TestLine;
let dialledNumber: string;
beforeAll(async () => {
  mail = await startTestMailServer();
  line = await createTestLine({ SMTP_URL: mail.url, MAIL_FROM: "Harbour Clinic <desk@example.com>" });
  dialledNumber = line.strangeNumber();
});
afterAll(async () => {
  await line.close();
  await mail.close();
});
beforeEach(() => {
  mail.received.length = 0;
  mail.refuse = undefined;
});

type Sending = Extract<OwnWrite, { type: "sendMessage" }>;
const letter: Sending = {
  type: "sendMessage",
  channel: "email",
  to: "maya@example.com",
  subject: "Your visit",
  body: "See you on Monday.",
  customerId: "cus-7",
};
const text: Sending = { ...letter, channel: "sms", to: "+15550100001", subject: null };

let calls = 0;
/** One job of a call of its own, as often as it is run. */
async function sending(effect: Sending, atMs = Date.now()) {
  const { app } = line;
  const callId = `call-${++calls}`;
  await app.prisma.callSession.create({
    data: {
      callId,
      carrier: "twilio",
      callSid: `CA-${calls}`,
      callerNumber: "+15550100001",
      dialledNumber,
      state: "ended",
      revision: 1,
      session: {},
      startedAt: new Date(atMs),
      updatedAt: new Date(atMs),
    },
  });
  const run = () => performWrites({ callId, atMs, writes: [{ key: `${callId}:1:0`, effect }] }, { app, attempt: 1 });
  const row = () => app.prisma.message.findUniqueOrThrow({ where: { id: `${callId}:1:0` } });
  return { callId, run, row };
}

const textsTo = async (to: string): Promise<number> => {
  const { accountSid, authToken } = line.app.env.TWILIO_ACCOUNT_SID
    ? { accountSid: line.app.env.TWILIO_ACCOUNT_SID, authToken: line.app.env.TWILIO_AUTH_TOKEN }
    : { accountSid: "", authToken: "" };
  const url = `${line.carrier.origin}/2010-04-01/Accounts/${accountSid}/Messages.json?To=${encodeURIComponent(to)}`;
  const headers = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` };
  return ((await (await fetch(url, { headers })).json()) as { messages: unknown[] }).messages.length;
};

it("a job that runs again sends a text message once, from the number that was called", async () => {
  const job = await sending({ ...text, to: "+15550100021" });
  await job.run();
  await job.run();
  expect(await textsTo("+15550100021")).toBe(1);
  expect(await job.row()).toMatchObject({ status: "sent", failure: null, customerId: "cus-7", channel: "sms" });
});

it("an e-mail comes in plain text from MAIL_FROM, once", async () => {
  const job = await sending(letter);
  await job.run();
  await job.run();
  expect(mail.received).toMatchObject([{ from: "desk@example.com", to: ["maya@example.com"] }]);
  expect(mail.received[0]?.raw).toMatch(/^Subject: Your visit\r$/m);
  expect(mail.received[0]?.raw).toContain("See you on Monday.");
  expect(await job.row()).toMatchObject({ status: "sent" });
});

it("an invitation comes as a request for a calendar, in UTC", async () => {
  const invitation = { appointmentId: "apt-1", startsAtMs: Date.UTC(2026, 0, 5, 7), minutes: 45 };
  await (await sending({ ...letter, invitation })).run();
  const [, encoded = ""] = /method=REQUEST[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail.received[0]?.raw ?? "") ?? [];
  const isBase64 = !encoded.includes("BEGIN:");
  const text = (isBase64 ? Buffer.from(encoded, "base64").toString("utf8") : encoded).replace(/\r?\n /g, "");
  for (const part of [
    "METHOD:REQUEST",
    "UID:apt-1",
    "DTSTART:20260105T070000Z",
    "DTEND:20260105T074500Z",
    "SUMMARY:Your visit",
    "mailto:desk@example.com",
    "MAILTO:maya@example.com",
  ])
    expect(text).toContain(part);
});

it("no header and no recipient slips in by way of a subject or an address", async () => {
  const inSubject = await sending({ ...letter, subject: "Hello\r\nBcc: all@example.com\r\n\r\nOther text" });
  await inSubject.run();
  expect(mail.received).toMatchObject([{ to: ["maya@example.com"] }]);
  expect(mail.received[0]?.raw).not.toMatch(/^Bcc:/im);
  for (const to of ["maya@example.com\r\nBcc: all@example.com", "maya@example.com, all@example.com", "<a@b.c> d@e.f"]) {
    const inAddress = await sending({ ...letter, to });
    await inAddress.run();
    expect(await inAddress.row()).toMatchObject({ status: "failed", failure: "that is no e-mail address" });
  }
  expect(mail.received).toHaveLength(1);
});

it("what a server refuses for now is tried again with the job, what it refuses for good is not", async () => {
  const later = await sending(letter);
  mail.refuse = { code: 451, message: "too busy" };
  await expect(later.run()).rejects.toThrow("not written: sendMessage");
  expect(await later.row()).toMatchObject({ status: "queued", failure: expect.stringContaining("too busy") });
  mail.refuse = undefined;
  await later.run();
  expect(await later.row()).toMatchObject({ status: "sent", failure: null });

  const never = await sending(letter);
  mail.refuse = { code: 550, message: "no such person" };
  await never.run();
  expect(await never.row()).toMatchObject({ status: "failed", failure: expect.stringContaining("no such person") });
});

it("what could not be handed over for hours is given up", async () => {
  const job = await sending(letter, Date.now() - 5 * 3_600_000);
  mail.refuse = { code: 451, message: "too busy" };
  await job.run();
  expect(await job.row()).toMatchObject({ status: "failed", failure: expect.stringContaining("too busy") });
});

it("what may have arrived is not sent again", async () => {
  const job = await sending(letter);
  mail.refuse = "hang up";
  await job.run();
  mail.refuse = undefined;
  await job.run();
  expect(mail.received).toHaveLength(1);
  expect(await job.row()).toMatchObject({ status: "failed", failure: expect.stringContaining("not known") });

  const died = await sending(letter);
  await line.app.prisma.message.create({
    data: { ...row(letter), id: `${died.callId}:1:0`, callId: died.callId, status: "sending", at: new Date() },
  });
  await died.run();
  expect(mail.received).toHaveLength(1);
  expect(await died.row()).toMatchObject({ status: "failed", failure: "it is not known whether it was sent" });
});

it("a carrier that takes a text message and does not answer is not asked again", async () => {
  let asked = 0;
  const broken = createServer((_request, response) => {
    asked += 1;
    response.writeHead(503).end("{}");
  });
  await new Promise<void>((resolve) => void broken.listen(0, "127.0.0.1", resolve));
  const { app } = line;
  const [env, before] = [app.env, app.carrierLines];
  app.env = { ...env, TWILIO_API_BASE: `http://127.0.0.1:${(broken.address() as AddressInfo).port}` };
  delete app.carrierLines;
  const job = await sending(text);
  await job.run();
  await job.run();
  app.env = env;
  if (before) app.carrierLines = before;
  else delete app.carrierLines;
  broken.closeAllConnections();
  await new Promise((resolve) => broken.close(resolve));
  expect(asked).toBe(1);
  expect(await job.row()).toMatchObject({ status: "failed", failure: expect.stringContaining("not known") });
});

it("without a mail server an e-mail is kept and said not to be sent", async () => {
  const { app } = line;
  const env = app.env;
  app.env = { ...env, SMTP_URL: undefined };
  const job = await sending(letter);
  await job.run();
  app.env = env;
  expect(await job.row()).toMatchObject({
    status: "notSent",
    failure: "SMTP_URL and MAIL_FROM are not set",
    body: "See you on Monday.",
  });
});

const row = ({ type: _type, ...rest }: Sending) => rest;
