import { apiVersion, type Exchange } from "./exchange";
import { sendError, sendJson } from "./http";
import type { AccountNumber, NumberConfig } from "./numbers";
import { isAbsoluteUrl, methodParam, notFound, page, type RestRequest, rfc2822 } from "./rest-api";

const urlFields = {
  VoiceUrl: "voiceUrl",
  VoiceFallbackUrl: "voiceFallbackUrl",
  StatusCallback: "statusCallback",
} as const;
const methodFields = {
  VoiceMethod: "voiceMethod",
  VoiceFallbackMethod: "voiceFallbackMethod",
  StatusCallbackMethod: "statusCallbackMethod",
} as const;

/** twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export function serveNumbers(rest: RestRequest) {
  const { exchange, method, path, query, form, response } = rest;
  const sid = path[1];
  if (sid === undefined && method === "POST") {
    const phoneNumber = form.get("PhoneNumber") ?? "";
    if (!/^\+[1-9]\d{1,14}$/.test(phoneNumber)) return sendError(response, 400, 21421, "PhoneNumber is invalid");
    const change = changeOf(rest);
    if (!change) return;
    const number = exchange.numbers.add({ ...change, phoneNumber });
    return sendJson(response, 201, numberResource(exchange, number));
  }
  if (sid === undefined) {
    const wanted = query.get("PhoneNumber");
    const numbers = exchange.numbers.list().filter((number) => wanted === null || number.phoneNumber === wanted);
    return sendJson(
      response,
      200,
      page(
        rest,
        "incoming_phone_numbers",
        numbers.map((number) => numberResource(exchange, number)),
      ),
    );
  }
  const number = exchange.numbers.get(sid);
  if (!number) return notFound(response, sid);
  if (method === "GET") return sendJson(response, 200, numberResource(exchange, number));
  if (method === "DELETE") {
    exchange.numbers.remove(sid);
    response.writeHead(204).end();
    return;
  }
  const change = changeOf(rest);
  if (!change) return;
  const updated = exchange.numbers.update(sid, change) ?? number;
  sendJson(response, 200, numberResource(exchange, updated));
}

/** What the form changes; null when it was refused (and answered). A URL may carry connection overrides in its fragment. */
function changeOf(rest: RestRequest): Partial<NumberConfig> | null {
  const { form, response } = rest;
  const change: Partial<NumberConfig> = {};
  const name = form.get("FriendlyName");
  if (name !== null) change.friendlyName = name;
  for (const [field, key] of Object.entries(urlFields) as [
    keyof typeof urlFields,
    (typeof urlFields)[keyof typeof urlFields],
  ][]) {
    const value = form.get(field);
    if (value === null) continue;
    if (value !== "" && !isAbsoluteUrl(value)) {
      sendError(response, 400, field === "VoiceUrl" ? 21402 : 21502, `${field} is not valid`);
      return null;
    }
    change[key] = value;
  }
  for (const [field, key] of Object.entries(methodFields) as [
    keyof typeof methodFields,
    (typeof methodFields)[keyof typeof methodFields],
  ][]) {
    const value = form.get(field);
    if (value !== null) change[key] = methodParam(value);
  }
  return change;
}

function numberResource(exchange: Exchange, number: AccountNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: exchange.accountSid,
    address_requirements: "none",
    api_version: apiVersion,
    beta: false,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    date_created: rfc2822(number.createdAtMs),
    date_updated: rfc2822(number.createdAtMs),
    friendly_name: number.friendlyName,
    phone_number: number.phoneNumber,
    origin: "twilio",
    status: "in-use",
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    trunk_sid: null,
    uri: `/${apiVersion}/Accounts/${exchange.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_application_sid: "",
    voice_caller_id_lookup: false,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_method: number.voiceMethod,
    voice_url: number.voiceUrl,
  };
}
