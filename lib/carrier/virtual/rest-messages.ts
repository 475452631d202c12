import { apiVersion, type Exchange } from "./exchange";
import { sendError, sendJson } from "./http";
import type { TextMessage } from "./messages";
import { notFound, page, type RestRequest, rfc2822 } from "./rest-api";

/** twilio.com/docs/messaging/api/message-resource */
const longestBody = 1_600;

/** Text messages: kept, and delivered to nobody. twilio.com/docs/messaging/api/message-resource */
export function serveMessages(rest: RestRequest) {
  const { exchange, method, path, query, response } = rest;
  const sid = path[1];
  if (sid === undefined) {
    if (method === "POST") return sendText(rest);
    const to = query.get("To");
    const found = exchange.messages.list().filter((message) => to === null || message.to === to);
    const resources = found.reverse().map((message) => resource(exchange, message, "sent"));
    return sendJson(response, 200, page(rest, "messages", resources));
  }
  const message = exchange.messages.get(sid);
  if (!message) return notFound(response, sid);
  sendJson(response, 200, resource(exchange, message, "sent"));
}

function sendText({ exchange, form, response }: RestRequest) {
  const to = form.get("To");
  const from = form.get("From");
  const body = form.get("Body") ?? "";
  if (!to) return sendError(response, 400, 21604, "A 'To' phone number is required.");
  if (!from) return sendError(response, 400, 21603, "A 'From' phone number is required.");
  if (body === "") return sendError(response, 400, 21602, "Message body is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return sendError(response, 400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (!exchange.numbers.reach(from))
    return sendError(response, 400, 21606, `The 'From' phone number provided (${from}) is not a valid sender.`);
  if ([...body].length > longestBody)
    return sendError(response, 400, 21617, `The concatenated message body exceeds the ${longestBody} character limit`);
  sendJson(response, 201, resource(exchange, exchange.messages.add({ from, to, body }), "queued"));
}

function resource(exchange: Exchange, message: TextMessage, status: string): Record<string, unknown> {
  const { sid, from, to, body, createdAtMs } = message;
  const uri = `/${apiVersion}/Accounts/${exchange.accountSid}/Messages/${sid}`;
  return {
    sid,
    account_sid: exchange.accountSid,
    api_version: apiVersion,
    body,
    date_created: rfc2822(createdAtMs),
    date_sent: status === "queued" ? null : rfc2822(createdAtMs),
    date_updated: rfc2822(createdAtMs),
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from,
    messaging_service_sid: null,
    num_media: "0",
    num_segments: "1",
    price: null,
    price_unit: "USD",
    status,
    subresource_uris: { media: `${uri}/Media.json` },
    to,
    uri: `${uri}.json`,
  };
}
