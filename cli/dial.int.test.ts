import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VirtualCarrierClient } from "@/lib/carrier/virtual/client";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { controlToken } from "@/lib/server/phone/control-token";
import { assignFlow } from "@/lib/server/runtime/testing/assign-flow";
import { menuFlow, node, say, testFlow } from "@/lib/server/runtime/testing/test-flows";
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from "@/lib/server/test-server";
import { callwright } from "./test-callwright";

const numbers = { menu: "+15550300001", pin: "+15550300002", queue: "+15550300003", voicemail: "+15550300004" };
let database: TestDatabase;
let server: TestServer;
let DATA_DIR: string;

beforeAll(async () => {
  database = await createTestDatabase();
  DATA_DIR = temporaryFolder();
  await database.prisma.queue.create({ data: { name: "support", label: "Support" } });
  const assign = (number: string, flow: FlowDocument) =>
    assignFlow(database.prisma, flow, { number, carrier: "virtual" });
  await assign(numbers.menu, listeningMenu());
  await assign(numbers.pin, pinFlow());
  await assign(numbers.queue, queueFlow());
  await assign(numbers.voicemail, voicemailFlow());
  server = await startTestServer({ DATABASE_URL: database.url, DATA_DIR }, ["--without-pages", "--without-seed"]);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
  await removeFolder(DATA_DIR);
});

const carrierToken = () => readFileSync(join(DATA_DIR, "carrier.token"), "utf8");

const bye = node("hangUp", { prompt: say("Goodbye.") });
const listeningMenu = () => {
  const flow = menuFlow();
  const choose = flow.nodes.choose as FlowNode;
  return { ...flow, nodes: { ...flow.nodes, choose: { ...choose, config: { ...choose.config, speech: true } } } };
};
const pinFlow = () =>
  testFlow({
    verify: node(
      "authentication",
      { askId: say("Your number?"), askPin: say("Your PIN?"), failed: say("That is not right."), attempts: 1 },
      { verified: "bye", failed: "bye", noInput: "bye", unavailable: "bye" },
    ),
    bye,
  });
const queueFlow = () =>
  testFlow({
    wait: node(
      "queue",
      { queue: "support", prompt: say("Please hold.") },
      { connected: "bye", maxWait: "bye", full: "bye" },
    ),
    bye,
  });
const voicemailFlow = () =>
  testFlow({
    message: node("voicemail", { prompt: say("Speak after the tone.") }, { recorded: "bye", empty: "bye" }),
    bye,
  });

const dial = (...given: string[]) => callwright(["dial", ...given], { DATA_DIR });

describe("callwright dial", () => {
  it("calls a running server and prints what is heard, turn by turn", async () => {
    const { status, out, problems } = await dial(numbers.menu, "--keys", "2,1", "--from", "+12025550199");
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    const menu = "  Press 1 to finish, 2 to hear this again.";
    expect(out.split("\n")).toEqual([
      `> +12025550199 calls ${numbers.menu}`,
      "  Hello.",
      menu,
      "> presses 2",
      menu,
      "> presses 1",
      "  Goodbye.",
      expect.stringMatching(/^ {2}\(the call ends: flowHungUp, \d+ s\)$/),
      "",
    ]);
    const call = await database.prisma.callSession.findFirstOrThrow({ where: { callerNumber: "+12025550199" } });
    expect(call.carrier).toBe("virtual");
  });

  it("says words, and hangs up when nothing is left to do", async () => {
    const { status, out } = await dial(numbers.menu, "--say", "again", "--json");
    expect(status).toBe(0);
    const { turns, end, errors } = JSON.parse(out);
    expect(turns.map((turn: { did: string | null }) => turn.did)).toEqual([null, 'says "again"', "hangs up"]);
    expect(end).toMatchObject({ status: "completed", reason: "callerHungUp" });
    expect(errors).toEqual([]);
  });

  it("shows the keys of a PIN as dots, and those of a number as they are", async () => {
    const ways = [[], ["--json"]].map((more) => dial(numbers.pin, "--keys", "4021,7391#", ...more));
    for (const { out } of await Promise.all(ways)) {
      expect(out).toContain("presses 4021");
      expect(out).toContain("types •••••");
      expect(out).toContain("That is not right.");
      expect(out).not.toContain("7391");
    }
  });

  it("shows every key as a dot when only the server's address is known", async () => {
    // Nothing is written down in that folder, so no database is found.
    const elsewhere = { DATA_DIR: join(DATA_DIR, "nowhere"), CARRIER_TOKEN: carrierToken() };
    const given = ["dial", numbers.pin, "--keys", "4021,7391#", "--url", server.url];
    const { status, out } = await callwright(given, elsewhere);
    expect(status).toBe(0);
    expect(out).toContain("types ••••");
    expect(out).not.toMatch(/4021|7391/);
  });

  it("waits in a queue as long as it is told, then goes on", async () => {
    const { status, out } = await dial(numbers.queue, "--keys", "1s");
    expect(status).toBe(0);
    expect(out).toContain("(waits in the queue support, position 1)");
    expect(out).toContain("leaves the queue after");
    expect(out).toContain("> hangs up");
  });

  it("leaves a message of that length", async () => {
    const { status, out } = await dial(numbers.voicemail, "--keys", "4s");
    expect(status).toBe(0);
    expect(out).toContain("(recorded 4 s)");
  });

  it("is told politely that nobody has the number", async () => {
    const { status, out } = await dial("+15550399999");
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}\S.* \S/m);
  });

  it("ends with 1 when the carrier had to give up", async () => {
    const baseUrl = `${server.url}/carrier`;
    const carrier = new VirtualCarrierClient({ baseUrl, controlToken: controlToken(carrierToken()) });
    // Each of them loses one try, and our voice URL asks for two more.
    await carrier.setFaults(Array(3).fill({ does: "loseAnswer", purposes: ["voice", "fallback"] }));
    const { status, out, problems } = await dial(numbers.menu).finally(() => carrier.setFaults([]));
    expect(status).toBe(1);
    expect(problems[0]).toMatch(new RegExp(`^\\${numbers.menu}: \\(call\\): error 11\\d{3}: `));
    expect(out).toContain("An application error has occurred.");
  });

  it("says so when no server answers, and makes no folder for it", async () => {
    const nothing = { DATA_DIR: join(DATA_DIR, "nothing") };
    const none = await callwright(["dial", numbers.menu], nothing);
    expect(none).toMatchObject({ status: 1, problems: [expect.stringContaining("No server runs on ")] });
    const tokenless = await callwright(["dial", numbers.menu, "--url", server.url], nothing);
    expect(tokenless).toMatchObject({ status: 1, problems: [expect.stringContaining("error no_carrier_token: ")] });
    expect(existsSync(nothing.DATA_DIR)).toBe(false);
    const gone = await dial(numbers.menu, "--url", "http://127.0.0.1:1");
    expect(gone).toMatchObject({ status: 1, problems: [expect.stringContaining("error no_server: ")] });
    const stranger = { ...nothing, CARRIER_TOKEN: "not-the-token-of-the-server" };
    const refused = await callwright(["dial", numbers.menu, "--url", server.url], stranger);
    expect(refused).toMatchObject({ status: 1, problems: [expect.stringContaining("error unauthorized: ")] });
  });

  it("gives up after a while", async () => {
    const { status, problems } = await dial(numbers.queue, "--keys", "60s", "--timeout", "1");
    expect(status).toBe(1);
    expect(problems[0]).toContain("error timeout: ");
  });

  it("ends with 2 when it is called wrongly", async () => {
    expect((await dial("12345")).status).toBe(2);
    expect((await dial(numbers.menu, "--speed", "fast")).status).toBe(2);
  });
});
