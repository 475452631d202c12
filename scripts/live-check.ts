import { parseArgs } from "node:util";
import { createTwilioCarrier } from "@/lib/carrier/twilio/twilio-carrier";
import { env } from "@/lib/env";
import { CheckServer } from "./live-check/check-server";
import { runChecks } from "./live-check/run-checks";

/**
 * `npm run live-check [-- --from +1… --to +1… --patience 45]`: a scripted call against a real Twilio account, pass or fail per behaviour.
 *
 * It needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, two voice numbers in that account, and PUBLIC_URL leading to PORT (default 3000) of
 * this machine while Callwright itself is not running there. It places two calls of about a minute, which Twilio charges for, and puts
 * the second number's webhooks back afterwards. Exit status: 0 when all passed or when there are no credentials, else 1.
 */
const { values } = parseArgs({
  options: { from: { type: "string" }, to: { type: "string" }, patience: { type: "string", default: "45" } },
});
const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_BASE, PUBLIC_URL, PORT, HOST } = env();

if (!accountSid || !authToken) {
  console.log(
    "live-check: SKIPPED, nothing was checked. It needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (and PUBLIC_URL).",
  );
  process.exit(0);
}
if (!PUBLIC_URL) fail("PUBLIC_URL is not set: Twilio must be able to reach this machine.");

const server = new CheckServer(PUBLIC_URL, authToken);
await server.listen(PORT ?? 3000, HOST);
try {
  process.exitCode = (await check()) ? 0 : 1;
} finally {
  await server.close();
}

async function check(): Promise<boolean> {
  const ping = await fetch(server.url("ping")).then(
    (response) => response.text(),
    (error: unknown) => String(error),
  );
  if (ping !== server.nonce)
    fail(`${server.url("ping")} does not lead to this process (it answered: ${ping.slice(0, 80)}).`);
  const carrier = createTwilioCarrier({
    accountSid: accountSid ?? "",
    authToken: authToken ?? "",
    apiBase: TWILIO_API_BASE ?? null,
  });
  const numbers = await carrier.listNumbers();
  if (!numbers.ok) fail(`the account cannot be read: ${numbers.error.message}`);
  const from = numbers.value.find((number) => (values.from ? number.phoneNumber === values.from : true));
  const to = numbers.value.find((number) => (values.to ? number.phoneNumber === values.to : number !== from));
  if (!from || !to || from === to) fail("two voice numbers of the account are needed (--from and --to).");
  console.log(`live-check: ${from.phoneNumber} calls ${to.phoneNumber}`);
  const results = await runChecks({
    carrier,
    server,
    from,
    to,
    patienceMs: Number(values.patience) * 1000,
    report: ({ behaviour, passed, detail }) =>
      console.log(`${passed ? "pass" : "FAIL"}  ${behaviour}${detail ? `: ${detail}` : ""}`),
  });
  const failed = results.filter((result) => !result.passed).length;
  console.log(`live-check: ${results.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

function fail(message: string): never {
  console.error(`live-check: ${message}`);
  process.exit(1);
}
