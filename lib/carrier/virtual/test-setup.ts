import type { VirtualCall } from "./client";
import { type DialOptions, VirtualCarrierClient } from "./client";
import { type ListeningCarrier, listenVirtualCarrier } from "./listen";
import { type ScriptedApp, startScriptedApp } from "./scripted-app";
import type { VirtualCarrierOptions } from "./virtual-carrier";

export const accountSid = `AC${"0123456789abcdef".repeat(2)}`;
export const authToken = "the-carrier's-token";
export const controlToken = "the-control-token";
export const ourNumber = "+15551234567";
export const caller = "+15559990000";

/** For tests of the virtual carrier: one carrier and one application, both on free ports of loopback. */
export interface TestSite {
  app: ScriptedApp;
  carrier: ListeningCarrier;
  phone: VirtualCarrierClient;
  /** Calls our number, whose voice URL is `/voice`, without time passing (speed 0) unless said otherwise. */
  dial(options?: Partial<DialOptions>): Promise<VirtualCall>;
  /** Replaces what the voice URL answers, then dials. */
  dialInto(twiml: string, options?: Partial<DialOptions>): Promise<VirtualCall>;
  /** A request to the REST API as the account. */
  rest(
    method: string,
    path: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export async function startTestSite(
  routes: Parameters<typeof startScriptedApp>[0] = {},
  options: Partial<VirtualCarrierOptions> = {},
): Promise<TestSite> {
  const app = await startScriptedApp({ "/status": "", ...routes });
  const carrier = await listenVirtualCarrier({
    accountSid,
    authToken,
    controlToken,
    speed: 0,
    queueFloorMs: 5,
    numbers: [{ phoneNumber: ourNumber, voiceUrl: `${app.origin}/voice`, statusCallback: `${app.origin}/status` }],
    ...options,
  });
  const phone = new VirtualCarrierClient({ baseUrl: carrier.origin, controlToken });
  const dial: TestSite["dial"] = (order = {}) => phone.dial({ from: caller, to: ourNumber, ...order });
  return {
    app,
    carrier,
    phone,
    dial,
    dialInto: (twiml, order) => {
      app.on("/voice", twiml);
      return dial(order);
    },
    rest: async (method, path, form) => {
      const response = await fetch(`${carrier.origin}/2010-04-01/Accounts/${accountSid}/${path}`, {
        method,
        headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
    },
    close: async () => {
      await carrier.close();
      await app.close();
    },
  };
}
