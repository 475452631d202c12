import type { CallLeg } from "./call-leg";
import { apiVersion, type Exchange, type FirstInstruction } from "./exchange";
import { sendError, sendJson } from "./http";
import { placeOutbound } from "./place-call";
import { isAbsoluteUrl, methodParam, notFound, page, type RestRequest, rfc2822 } from "./rest-api";
import { serveCallRecordings } from "./rest-call-recordings";

/** Most TwiML that a REST request may carry (twilio.com/docs/voice/api/call-resource). */
const maxInlineTwiml = 4000;

/** twilio.com/docs/voice/api/call-resource */
export function serveCalls(rest: RestRequest) {
  const { exchange, method, path, response } = rest;
  const sid = path[1];
  if (sid === undefined) return method === "POST" ? createCall(rest) : listCalls(rest);
  const call = exchange.calls.get(sid);
  if (!call) return notFound(response, sid);
  if (path[2] === "Recordings") return serveCallRecordings(rest, call);
  if (path.length > 2) return notFound(response, path.join("/"));
  if (method === "GET") return sendJson(response, 200, callResource(exchange, call));
  if (method === "POST") return updateCall(rest, call);
  if (method === "DELETE" && call.ended) {
    exchange.calls.delete(sid);
    response.writeHead(204).end();
    return;
  }
  sendError(response, 405, 20004, "Method not allowed");
}

function createCall(rest: RestRequest) {
  const { exchange, form, response } = rest;
  const to = form.get("To");
  const from = form.get("From");
  if (!to) return sendError(response, 400, 21201, "No 'To' number is specified");
  if (!from) return sendError(response, 400, 21213, "No 'From' number is specified");
  if (!isParty(to))
    return sendError(response, 400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (!exchange.numbers.reach(from)) {
    return sendError(
      response,
      400,
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account.`,
    );
  }
  const first = instructionOf(rest);
  if (!first) return;
  const fallbackUrl = form.get("FallbackUrl");
  const callbackUrl = form.get("StatusCallback");
  const events = form.getAll("StatusCallbackEvent").flatMap((value) => value.split(" "));
  const call = placeOutbound(exchange, {
    to,
    from,
    first,
    speed: exchange.speed,
    ringSeconds: Number(form.get("Timeout") ?? 60),
    fallback: fallbackUrl ? { url: fallbackUrl, method: methodParam(form.get("FallbackMethod")) } : null,
    statusCallback: callbackUrl
      ? {
          url: callbackUrl,
          method: methodParam(form.get("StatusCallbackMethod")),
          events: events.length > 0 ? events : ["completed"],
        }
      : null,
  });
  sendJson(response, 201, callResource(exchange, call));
}

/** A live call can be redirected or ended while any verb runs; one that has ended cannot (21220). */
function updateCall(rest: RestRequest, call: CallLeg) {
  const { exchange, form, response } = rest;
  if (call.ended) {
    return sendError(
      response,
      400,
      21220,
      `Call is not in-progress. Cannot redirect. Current call state is ${call.status}`,
    );
  }
  const status = form.get("Status");
  if (status === "completed" || (status === "canceled" && call.answeredAtMs === null)) {
    call.interrupt({ kind: "hangUp", reason: "endedByApi" });
    // The answer shows the state after the change, as soon as the call has noticed it.
    return afterNextTurn(() => sendJson(response, 200, callResource(exchange, call)));
  }
  if (status === "canceled") return sendError(response, 400, 21220, "Call is in-progress. Cannot cancel.");
  if (status !== null && status !== "in-progress") return sendError(response, 400, 21218, `Invalid status ${status}`);
  if (call.answeredAtMs === null && call.direction !== "inbound") {
    return sendError(
      response,
      400,
      21220,
      `Call is not in-progress. Cannot redirect. Current call state is ${call.status}`,
    );
  }
  const next = instructionOf(rest);
  if (!next) return;
  call.interrupt({ kind: "redirect", next });
  sendJson(response, 200, callResource(exchange, call));
}

function instructionOf(rest: RestRequest): FirstInstruction | null {
  const { form, response } = rest;
  const twiml = form.get("Twiml");
  const url = form.get("Url");
  if (twiml !== null) {
    if (twiml.length > maxInlineTwiml) {
      sendError(response, 400, 21205, `Twiml must not be longer than ${maxInlineTwiml} characters`);
      return null;
    }
    return { twiml };
  }
  if (url === null || !isAbsoluteUrl(url)) {
    sendError(response, 400, 21205, `Url is not a valid URL: ${url ?? ""}`);
    return null;
  }
  return { url, method: methodParam(form.get("Method")) };
}

function listCalls(rest: RestRequest) {
  const { exchange, query } = rest;
  const wanted = (call: CallLeg) =>
    (query.get("Status") ?? call.status) === call.status &&
    (query.get("To") ?? call.to) === call.to &&
    (query.get("From") ?? call.from) === call.from &&
    (query.get("ParentCallSid") ?? call.parentSid) === call.parentSid;
  const found = [...exchange.calls.values()].filter(wanted).reverse();
  const limit = Number(query.get("PageSize") ?? 50);
  const resources = found.slice(0, limit).map((call) => callResource(exchange, call));
  sendJson(rest.response, 200, page(rest, "calls", resources));
}

function callResource(exchange: Exchange, call: CallLeg): Record<string, unknown> {
  const uri = `/${apiVersion}/Accounts/${exchange.accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: exchange.accountSid,
    annotation: null,
    answered_by: null,
    api_version: apiVersion,
    caller_name: null,
    date_created: rfc2822(call.createdAtMs),
    date_updated: rfc2822(call.endedAtMs ?? call.answeredAtMs ?? call.createdAtMs),
    direction: call.direction,
    duration: call.ended ? String(call.durationSeconds) : null,
    end_time: rfc2822(call.endedAtMs),
    forwarded_from: null,
    from: call.from,
    from_formatted: call.from,
    group_sid: null,
    parent_call_sid: call.parentSid,
    phone_number_sid: exchange.numbers.find(call.direction === "inbound" ? call.to : call.from)?.sid ?? "",
    price: null,
    price_unit: "USD",
    queue_time: "0",
    start_time: rfc2822(call.answeredAtMs),
    status: call.status === "initiated" ? "queued" : call.status,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
    to: call.to,
    to_formatted: call.to,
    trunk_sid: null,
    uri: `${uri}.json`,
  };
}

const isParty = (to: string) => /^\+[1-9]\d{1,14}$/.test(to) || to.startsWith("client:") || to.startsWith("sip:");

function afterNextTurn(then: () => void): void {
  setImmediate(() => setImmediate(then));
}
