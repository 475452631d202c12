import { createHmac, randomUUID } from "node:crypto";

export interface Account {
  accountSid: string;
  authToken: string;
}

export interface SentWebhook {
  status: number;
  text: string;
  ms: number;
}

/**
 * Sends webhooks as the carrier does, signed by the rule of its documentation, to a server that may be somewhere else
 * than its public address.
 */
export class TestWebhooks {
  constructor(
    private readonly account: Account,
    /** What is signed. */
    readonly publicUrl: string,
  ) {}

  /** @param target path and query below the public address, or the whole address as found in TwiML */
  async send(target: string, fields: Record<string, string> = {}, options: SendOptions = {}): Promise<SentWebhook> {
    const path = target.startsWith(this.publicUrl) ? target.slice(this.publicUrl.length) : target;
    const form = { AccountSid: this.account.accountSid, ApiVersion: "2010-04-01", Direction: "inbound", ...fields };
    const began = performance.now();
    const response = await fetch((options.server ?? this.publicUrl) + path, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "x-twilio-signature": options.signature ?? sign(this.account.authToken, this.publicUrl + path, form),
        "i-twilio-idempotency-token": options.token ?? randomUUID(),
        ...options.headers,
      },
      body: new URLSearchParams(form).toString(),
    });
    return { status: response.status, text: await response.text(), ms: performance.now() - began };
  }

  /** A call that begins; returns its CallSid and the first document. */
  async begin(
    to: string,
    from = "+15550001111",
    options: SendOptions = {},
  ): Promise<{ callSid: string; first: SentWebhook }> {
    const callSid = newCallSid();
    const first = await this.send(
      "/api/voice/incoming",
      { CallSid: callSid, From: from, To: to, CallStatus: "ringing" },
      options,
    );
    return { callSid, first };
  }
}

export interface SendOptions {
  /** Origin of the server that gets it; default the public address. */
  server?: string;
  /** The carrier's idempotency token; a new one when left out. */
  token?: string;
  signature?: string;
  headers?: Record<string, string>;
}

export const newCallSid = () => `CA${randomUUID().replaceAll("-", "")}`;

/** Where a document sends the call next: its action, wait or redirect address. */
export function nextUrl(twiml: string): string {
  const url = /(?:action|waitUrl)="([^"]+)"/.exec(twiml)?.[1] ?? /<Redirect[^>]*>([^<]+)</.exec(twiml)?.[1];
  if (url === undefined) throw new Error(`the document leads nowhere: ${twiml}`);
  return url.replaceAll("&amp;", "&");
}

export function sign(authToken: string, url: string, form: Record<string, string>): string {
  const data = Object.keys(form)
    .sort()
    .reduce((text, name) => text + name + form[name], url);
  return createHmac("sha1", authToken).update(data).digest("base64");
}
