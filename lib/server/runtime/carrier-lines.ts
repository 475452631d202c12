import { createHash, randomBytes } from "node:crypto";
import { createTwilioCarrier } from "@/lib/carrier/twilio/twilio-carrier";
import type { CallwrightApp } from "@/lib/server/app";
import { ownFile } from "@/lib/server/own-file";
import type { CarrierLine } from "./carrier-line";

/**
 * The accounts whose webhooks we answer: Twilio's, when one is given, and the virtual carrier of this installation. With
 * TWILIO_API_BASE the same client talks to a virtual carrier that runs as a process of its own.
 */
export function carrierLines(app: Pick<CallwrightApp, "env" | "publicUrl">): CarrierLine[] {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_BASE: apiBase = null } = app.env;
  const virtual = virtualAccount(app);
  const lines = [{ name: "virtual", ...virtual }];
  if (accountSid && authToken) lines.unshift({ name: "twilio", accountSid, authToken, apiBase: apiBase as string });
  return lines.map(({ name, ...account }) => ({
    name,
    accountSid: account.accountSid,
    authToken: account.authToken,
    carrier: createTwilioCarrier(account),
  }));
}

export interface VirtualAccount {
  accountSid: string;
  /** Signs its webhooks and opens its REST interface. */
  authToken: string;
  /** Where its REST interface is: mounted on this server. */
  apiBase: string;
}

/** The virtual carrier's account: one an installation, the same in every copy (a shared data folder, or CARRIER_TOKEN). */
export function virtualAccount({ env, publicUrl }: Pick<CallwrightApp, "env" | "publicUrl">): VirtualAccount {
  const authToken =
    env.CARRIER_TOKEN ?? ownFile(env.DATA_DIR, "carrier.token", () => randomBytes(32).toString("base64url"));
  const accountSid = `AC${createHash("sha256").update(`account ${authToken}`).digest("hex").slice(0, 32)}`;
  const noAccount = !env.TWILIO_ACCOUNT_SID;
  return { accountSid, authToken, apiBase: (noAccount && env.TWILIO_API_BASE) || `${publicUrl}/carrier` };
}
