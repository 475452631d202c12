import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTwilioCarrier } from "@/lib/carrier/twilio/twilio-carrier";
import { VirtualCarrierClient } from "@/lib/carrier/virtual/client";
import { type ListeningCarrier, listenVirtualCarrier } from "@/lib/carrier/virtual/listen";
import { CheckServer } from "./check-server";
import { runChecks } from "./run-checks";

const accountSid = `AC${"b".repeat(32)}`;
const authToken = "live-check-token";
const webhooks = { voiceUrl: "https://before.example/voice", statusCallback: "https://before.example/status" };
let virtual: ListeningCarrier;
let server: CheckServer;

beforeEach(async () => {
  virtual = await listenVirtualCarrier({
    accountSid,
    authToken,
    controlToken: "control",
    speed: 20,
    numbers: [{ phoneNumber: "+15550000001" }, { phoneNumber: "+15550000002", ...webhooks }],
  });
});

afterEach(async () => {
  await virtual.close();
  await server.close();
});

async function check(token = authToken) {
  // The address is known only when it listens.
  const probe = new CheckServer("", authToken);
  const port = await probe.listen(0, "127.0.0.1");
  await probe.close();
  server = new CheckServer(`http://127.0.0.1:${port}`, token);
  await server.listen(port, "127.0.0.1");
  const carrier = createTwilioCarrier({ accountSid, authToken, apiBase: virtual.origin });
  const [from, to] = await Promise.all(
    ["+15550000001", "+15550000002"].map(async (number) => {
      const found = await carrier.findNumber(number);
      if (!found.ok || !found.value) throw new Error(number);
      return found.value;
    }),
  );
  if (!from || !to) throw new Error("numbers");
  const results = await runChecks({ carrier, server, from, to, patienceMs: 5000, report: () => undefined });
  const after = await carrier.findNumber("+15550000002");
  return { results, after: after.ok ? after.value : null };
}

test("the live check's script passes against the virtual carrier and puts the number back", async () => {
  const { results, after } = await check();
  expect(results.filter((result) => !result.passed)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(20);
  expect(after).toMatchObject({ ...webhooks, fallbackUrl: "" });
});

test("it fails where the carrier does not behave: lost callbacks, a wrong token", async () => {
  await new VirtualCarrierClient({ baseUrl: virtual.origin, controlToken: "control" }).setFaults([
    { does: "lose", purposes: ["recording"] },
  ]);
  const { results, after } = await check("another token");
  expect(results.filter((result) => !result.passed).map((result) => result.behaviour)).toEqual([
    "the recording callback comes",
    "every webhook passes our signature check",
  ]);
  expect(after).toMatchObject(webhooks);
});

test("without credentials it says that it is skipped", () => {
  server = new CheckServer("", "");
  const run = spawnSync(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "../live-check.ts")], {
    encoding: "utf8",
    env: { NODE_ENV: "test" },
  });
  expect(run.stdout).toContain("SKIPPED");
  expect(run.status).toBe(0);
});
