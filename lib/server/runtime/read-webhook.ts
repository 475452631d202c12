import { type SignedRequest, verifySignature } from "@/lib/carrier/twilio/signature";
import type { CarrierForm } from "@/lib/twiml/form-to-event";
import { err, ok, type Result } from "@/lib/util/result";
import type { CarrierLine } from "./carrier-line";
import { type FormFields, readForm } from "./read-form";
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
  const query = readForm(request.query);
  if (query === null) return err(refusal(400, "not a form"));
  const isGet = request.method === "GET";
  const sent = isGet ? { fields: query, signed: { params: {} } } : readBody(request);
  if (sent === null) return err(refusal(400, "not a form"));
  const url = request.query === "" ? publicUrl + request.path : `${publicUrl}${request.path}?${request.query}`;
  const account = lastOf(sent.fields.AccountSid);
  // The account that the form names comes first, so that one check is enough; a wrong name costs nothing but time.
  const named = lines.find((line) => line.accountSid === account);
  for (const line of named ? [named, ...lines.filter((other) => other !== named)] : lines) {
    if (verifySignature({ authToken: line.authToken, signature: request.signature, url, body: sent.signed })) {
      return ok({ line, form: lastOfEach(sent.fields), query: isGet ? {} : lastOfEach(query) });
    }
  }
  return err(refusal(403, "wrong signature"));
}

interface Sent {
  fields: FormFields;
  /** What of it is signed beside the address. */
  signed: SignedRequest["body"];
}

function readBody({ contentType = "", body }: VoiceRequest): Sent | null {
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const isForm = type === "application/x-www-form-urlencoded" || (type === "" && body === "");
  const fields = isForm ? readForm(body) : type === "application/json" ? readJson(body) : null;
  return fields && { fields, signed: isForm ? { params: fields } : { raw: body } };
}

function readJson(body: string): FormFields | null {
  try {
    const json: unknown = JSON.parse(body);
    if (json === null || typeof json !== "object" || Array.isArray(json)) return null;
    const values = Object.entries(json).filter(([, value]) => typeof value !== "object");
    return Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}

const lastOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value);

/** Names seldom come twice, so seldom is anything copied. */
function lastOfEach(fields: FormFields): CarrierForm {
  if (!Object.values(fields).some(Array.isArray)) return fields as Record<string, string>;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, lastOf(value)]));
}
