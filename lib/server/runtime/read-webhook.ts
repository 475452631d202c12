import { parse } from "node:querystring";
import { verifySignature } from "@/lib/carrier/twilio/signature";
import type { CarrierForm } from "@/lib/twiml/form-to-event";
import { err, ok, type Result } from "@/lib/util/result";
import type { CarrierLine } from "./carrier-line";
import { refusal, type VoiceReply, type VoiceRequest } from "./voice-request";

export interface Webhook {
  line: CarrierLine;
  form: CarrierForm;
  /** From the address; nothing of the form is in here. */
  query: CarrierForm;
}

/**
 * Who sent a webhook and what it says. Nothing is looked up or written before this: without a signature by one of our
 * accounts over the public address it is 403, and what is no form at all 400.
 *
 * @param publicUrl without a trailing slash; the only source of the address that must have been signed
 */
export function readWebhook(
  request: VoiceRequest,
  publicUrl: string,
  lines: readonly CarrierLine[],
): Result<Webhook, VoiceReply> {
  if (!request.signature) return err(refusal(403, "not signed"));
  const params = readParams(request);
  if (params === null) return err(refusal(400, "not a form"));
  const { values, isRaw } = params;
  const url = request.query === "" ? publicUrl + request.path : `${publicUrl}${request.path}?${request.query}`;
  const body = isRaw ? { raw: request.body } : { params: request.method === "GET" ? {} : values };
  const account = single(values.AccountSid);
  // The account that the form names comes first, so that one check is enough; a wrong name costs nothing but time.
  const named = lines.find((line) => line.accountSid === account);
  for (const line of named ? [named, ...lines.filter((other) => other !== named)] : lines) {
    if (verifySignature({ authToken: line.authToken, signature: request.signature, url, body })) {
      return ok({ line, form: flatten(values), query: request.method === "GET" ? {} : flatten(parse(request.query)) });
    }
  }
  return err(refusal(403, "wrong signature"));
}

type Params = Record<string, string | string[]>;

function readParams(request: VoiceRequest): { values: Params; isRaw: boolean } | null {
  if (request.method === "GET")
    return wellFormed(request.query) ? { values: strings(parse(request.query)), isRaw: false } : null;
  const type = (request.contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json") return readJson(request.body);
  if (type !== "application/x-www-form-urlencoded" && !(type === "" && request.body === "")) return null;
  return wellFormed(request.body)
    ? { values: strings(parse(request.body, "&", "=", { maxKeys: 0 })), isRaw: false }
    : null;
}

function readJson(body: string): { values: Params; isRaw: boolean } | null {
  try {
    const json: unknown = JSON.parse(body);
    if (json === null || typeof json !== "object" || Array.isArray(json)) return null;
    const values = Object.entries(json).filter(([, value]) => typeof value !== "object");
    return { values: Object.fromEntries(values.map(([name, value]) => [name, String(value)])), isRaw: true };
  } catch {
    return null;
  }
}

/** Every percent sign begins an escape, and the escapes are UTF-8. */
function wellFormed(form: string): boolean {
  if (!form.includes("%")) return true;
  try {
    decodeURIComponent(form);
    return true;
  } catch {
    return false;
  }
}

const strings = (parsed: ReturnType<typeof parse>): Params => parsed as Params;

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value);

function flatten(values: NodeJS.Dict<string | string[]>): CarrierForm {
  const form: Record<string, string | undefined> = Object.create(null);
  for (const name of Object.keys(values)) form[name] = single(values[name]);
  return form;
}
