import type { Command } from "commander";
import { createTwilioCarrier } from "@/lib/carrier/twilio/twilio-carrier";
import { env } from "@/lib/env";
import { type Connected, connectNumber } from "@/lib/server/flows/connect-number";
import { httpUrl } from "./http-url";
import { e164 } from "./phone-number";
import { print, printJson, problem } from "./verb";
import { withServer } from "./with-server";

interface Options {
  fallback?: string;
  json?: boolean;
}

/** `numbers connect NUMBER`: points a number of the Twilio account at PUBLIC_URL. */
export function registerConnect(numbers: Command): void {
  numbers
    .command("connect")
    .description("point a number of your Twilio account at this server (PUBLIC_URL)")
    .argument("<number>", "as +15551234567", e164)
    .option("--fallback <url>", "asked when this server does not answer: a TwiML Bin, a second site", httpUrl)
    .option("--json", "print one JSON document")
    .action(async (number: string, { fallback }: Options, command: Command) => {
      // `--json` of the list is an option of this command's parent too, which then takes it.
      const { json } = command.optsWithGlobals<Options>();
      const connected = await connect(number, fallback);
      if (!connected) return;
      if (json) return printJson(connected);
      const { carrier, flow } = connected;
      print(`${number} now asks ${carrier.voiceUrl}`);
      print(flow === null ? "It has no flow yet: give it one on the Numbers page." : `It reaches the flow ${flow}.`);
    });
}

async function connect(number: string, fallbackUrl: string | undefined): Promise<Connected | undefined> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_BASE: apiBase = null } = env();
  const refuse = (code: string, words: string) => problem(`${number}: error ${code}: ${words}`);
  if (!accountSid || !authToken) {
    refuse("no_credentials", "set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN");
    return undefined;
  }
  const carrier = createTwilioCarrier({ accountSid, authToken, apiBase });
  const result = await withServer((app) => connectNumber(app, { kind: "system" }, carrier, { number, fallbackUrl }));
  if (result?.ok) return result.value;
  if (result) refuse(result.error.code, result.error.message);
  return undefined;
}
