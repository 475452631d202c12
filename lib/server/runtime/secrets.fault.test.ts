import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { endedCall } from "./testing/read-call";
import { startTestCopies, type TestCopies } from "./testing/test-copies";
import { node, say, testFlow } from "./testing/test-flows";
import { nextUrl } from "./testing/webhook-sender";

let copies: TestCopies;
beforeAll(async () => {
  copies = await startTestCopies(1, { variables: { WORKER: "on", LOG_LEVEL: "trace" } });
});
afterAll(() => copies.close());

/** Long and odd enough to be nowhere by chance. */
const pin = "9071836254";
const wrongPin = "6183940752";

describe("PIN digits", () => {
  it("fault 28: are in no table, log line, document or address after a call", async () => {
    const { database, webhooks, carrier, servers } = copies;
    const customer = await testCustomer(database.prisma, { pin });
    const number = await copies.assign(
      testFlow(
        {
          verify: node(
            "authentication",
            { askId: say("Your number?"), askPin: say("Your PIN?"), retry: say("Once more."), attempts: 3 },
            { verified: "bye", failed: "bye", noInput: "bye", unavailable: "bye" },
          ),
          bye: node("hangUp", { prompt: say("Thank you {{ customer.firstName }}.") }),
          "wrap-up": node("afterCallWork", { summary: "{{ vars | join }} {{ call.from }}" }),
        },
        { afterCall: "wrap-up" },
      ),
    );
    const keys = [customer.idNumber, wrongPin, customer.idNumber, pin];
    const plan = keys.map((press) => ({ press: `${press}#`, secret: press === pin || press === wrongPin }));
    const call = await carrier.phone.dial({ from: "+15550001234", to: number, plan });
    const history = await call.untilEnded();
    expect(call.heard().at(-1)).toBe("Thank you Maria.");
    await endedCall(database.prisma, call.sid);

    // The same by hand: the retries of one webhook, and answers that fail on our side in between.
    const { callSid, first } = await webhooks.begin(number);
    const form = { CallSid: callSid, From: "+15550001111", To: number };
    const asked = await webhooks.send(nextUrl(first.text), { ...form, Digits: customer.idNumber });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        webhooks.send(nextUrl(asked.text), { ...form, Digits: wrongPin, "Dig its": pin }),
      ),
    );
    const late = await webhooks.send(nextUrl(asked.text), { ...form, Digits: pin });
    await webhooks.send("/api/voice/turn/%00?n=1", { ...form, Digits: pin });
    await webhooks.send("/api/voice/status", { ...form, CallStatus: "completed", Digits: pin });
    await endedCall(database.prisma, callSid);

    const everything = [
      await wholeDatabase(),
      ...servers.map((server) => server.output()),
      JSON.stringify(history),
      ...[first, asked, late, ...answers].map((answer) => answer.text),
    ];
    expect(everything[0]).toContain(customer.idNumber);
    for (const text of everything) for (const secret of [pin, wrongPin]) expect(text.includes(secret)).toBe(false);
  });
});

describe("masked digits", () => {
  it("are kept but for the last few nowhere, not even in the step that follows", async () => {
    const card = "4929813750426817";
    const { database, carrier, servers } = copies;
    const number = await copies.assign(
      testFlow(
        {
          card: node(
            "collect",
            { name: "card", prompt: say("Your card?"), masked: true, leastDigits: 16, mostDigits: 16 },
            { collected: "told", invalid: "bye", noInput: "bye" },
          ),
          told: node("greeting", { prompt: say("Ending in {{ vars.card | slice: -4, 4 }}.") }, { next: "bye" }),
          bye: node("hangUp", { prompt: say("Goodbye.") }),
          "wrap-up": node("afterCallWork", { summary: "Card {{ vars.card }}" }),
        },
        { afterCall: "wrap-up" },
      ),
    );
    const call = await carrier.phone.dial({ from: "+15550001234", to: number, plan: [{ press: card, secret: true }] });
    const history = await call.untilEnded();
    expect(call.heard()).toContain("Ending in 6817.");
    await endedCall(database.prisma, call.sid);

    const everything = [await wholeDatabase(), ...servers.map((server) => server.output()), JSON.stringify(history)];
    expect(everything[0]).toContain("Card ••••••••••••6817");
    for (const text of everything) expect(text.includes(card.slice(0, 13))).toBe(false);
  });
});

/** Every row of every table, jobs included, as text. */
async function wholeDatabase(): Promise<string> {
  const { pool } = copies.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    texts.push(name, ...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}
