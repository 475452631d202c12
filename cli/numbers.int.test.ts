import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ListeningCarrier, listenVirtualCarrier } from "@/lib/carrier/virtual/listen";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { assignFlow } from "@/lib/server/runtime/testing/assign-flow";
import { menuFlow } from "@/lib/server/runtime/testing/test-flows";
import { callwright } from "./test-callwright";

const account = { TWILIO_ACCOUNT_SID: `AC${"2".repeat(32)}`, TWILIO_AUTH_TOKEN: "token-of-the-account" };
const number = "+15551234567";
const PUBLIC_URL = "https://calls.example.com/ivr";
let database: TestDatabase;
let twilio: ListeningCarrier;

beforeAll(async () => {
  database = await createTestDatabase();
  twilio = await listenVirtualCarrier({
    accountSid: account.TWILIO_ACCOUNT_SID,
    authToken: account.TWILIO_AUTH_TOKEN,
    controlToken: "control",
  });
});

beforeEach(() => {
  for (const { sid } of twilio.numbers.list()) twilio.numbers.remove(sid);
  // Twilio's filter finds parts of a number too: the longer one must not be taken for ours.
  for (const phoneNumber of [number, `${number}8`])
    twilio.numbers.add({ phoneNumber, voiceUrl: "https://before.example.com/" });
});

afterAll(async () => {
  await twilio?.close();
  await database?.drop();
});

const numbers = (given: string[], variables: Record<string, string> = {}) =>
  callwright(["numbers", ...given], {
    DATABASE_URL: database.url,
    PUBLIC_URL,
    ...account,
    TWILIO_API_BASE: twilio.origin,
    ...variables,
  });

describe("callwright numbers connect", () => {
  it("points a number's voice URL, fallback URL and status callback at PUBLIC_URL", async () => {
    const { status, out, problems } = await numbers(["connect", number]);
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    expect(out).toContain(`${number} now asks ${PUBLIC_URL}/api/voice/incoming#rc=2&rp=all\n`);
    expect(out).toContain("It has no flow yet");
    const at = twilio.numbers.find(number);
    expect(at).toMatchObject({
      voiceUrl: `${PUBLIC_URL}/api/voice/incoming#rc=2&rp=all`,
      voiceMethod: "POST",
      voiceFallbackUrl: `${PUBLIC_URL}/api/voice/fallback`,
      statusCallback: `${PUBLIC_URL}/api/voice/status`,
    });
    expect(twilio.numbers.find(`${number}8`)?.voiceUrl).toBe("https://before.example.com/");
    const row = await database.prisma.phoneNumber.findUniqueOrThrow({ where: { e164: number } });
    expect(row).toMatchObject({ carrier: "twilio", carrierSid: at?.sid });
    const record = await database.prisma.auditRecord.findFirst({ where: { action: "number.connected" } });
    expect(record).toMatchObject({ actorKind: "system", subjectId: row.id });
  });

  it("names another fallback, and leaves a number's flow alone", async () => {
    await assignFlow(database.prisma, menuFlow(), { number, carrier: "virtual" });
    const bin = "https://handler.twilio.com/twiml/EH1";
    const { status, out } = await numbers(["connect", number, "--fallback", bin, "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ number, flow: `Test flow ${number}`, carrier: { fallbackUrl: bin } });
    expect(twilio.numbers.find(number)?.voiceFallbackUrl).toBe(bin);
    expect(await database.prisma.phoneNumber.findUnique({ where: { e164: number } })).toMatchObject({
      carrier: "twilio",
      flowId: expect.any(String),
    });
  });

  it.each<[string, string, Record<string, string>, string]>([
    ["without credentials", number, { TWILIO_AUTH_TOKEN: "" }, "no_credentials"],
    ["without a public address", number, { PUBLIC_URL: "http://127.0.0.1:3000" }, "no_public_url"],
    ["over plain http", number, { PUBLIC_URL: "http://calls.example.com" }, "no_public_url"],
    ["at an address of this network", number, { PUBLIC_URL: "https://192.168.1.7" }, "no_public_url"],
    ["that the account does not have", "+15557654321", {}, "not_in_account"],
    ["with a wrong token", number, { TWILIO_AUTH_TOKEN: "another-token" }, "unauthorized"],
    ["when Twilio does not answer", number, { TWILIO_API_BASE: "http://127.0.0.1:1" }, "unavailable"],
  ])("refuses a number %s", async (_name, wanted, variables, code) => {
    const before = await database.prisma.phoneNumber.count();
    const { status, out, problems } = await numbers(["connect", wanted], variables);
    expect(status).toBe(1);
    expect(out).toBe("");
    expect(problems).toEqual([expect.stringContaining(`${wanted}: error ${code}: `)]);
    expect(twilio.numbers.find(number)?.voiceUrl).toBe("https://before.example.com/");
    expect(await database.prisma.phoneNumber.count()).toBe(before);
  });
});

describe("callwright numbers", () => {
  it("lists the numbers that flows are assigned to", async () => {
    await database.prisma.phoneNumber.deleteMany();
    await assignFlow(database.prisma, menuFlow(), { number: "+15550300011", carrier: "virtual" });
    await assignFlow(database.prisma, menuFlow(), { number, carrier: "twilio" });
    await database.prisma.phoneNumber.create({ data: { e164: "+15550300012", carrier: "virtual" } });
    const { status, out } = await numbers(["--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { number: "+15550300011", flow: "Test flow +15550300011", version: 1, carrier: "virtual" },
      { number, flow: `Test flow ${number}`, version: 1, carrier: "twilio" },
    ]);
    const all = await numbers(["--all"]);
    expect(all.out).toContain("+15550300012      virtual  (no flow)\n");
    expect(all.out).toContain(`${number}      twilio   Test flow ${number}, version 1\n`);
  });

  it("says that no server runs, and ends with 2 when it is called wrongly", async () => {
    const none = await numbers([], { DATABASE_URL: "", DATA_DIR: "/nonexistent/callwright" });
    expect(none).toMatchObject({ status: 1, problems: [expect.stringContaining("No server runs on ")] });
    expect((await numbers(["connect", "5551234567"])).status).toBe(2);
    expect((await numbers(["connect", number, "--fallback", "ftp://x"])).status).toBe(2);
  });
});
