import type { IncomingMessage, ServerResponse } from "node:http";
import { apiVersion, type Exchange } from "./exchange";
import { basicCredentials, readBody, sameSecret, sendError } from "./http";
import { serveCalls } from "./rest-calls";
import { serveMessages } from "./rest-messages";
import { serveNumbers } from "./rest-numbers";
import { serveQueues } from "./rest-queues";
import { serveRecordings } from "./rest-recordings";

/** One REST request that has been let in. */
export interface RestRequest {
  exchange: Exchange;
  method: string;
  /** After `/Accounts/{sid}/`, without `.json`, e.g. `["Calls", "CA…"]`. */
  path: string[];
  /** `.json`, `.wav`, `.mp3` or nothing. */
  extension: string;
  query: URLSearchParams;
  form: URLSearchParams;
  response: ServerResponse;
}

const maxFormBytes = 256 * 1024;

/**
 * The slice of Twilio's REST API that we use (twilio.com/docs/voice/api): basic auth with the account's SID and token, form bodies,
 * Twilio's JSON and Twilio's errors, so that the real `twilio` client drives it.
 *
 * @param path the request's path after the mount point, beginning with `/2010-04-01/`
 */
export async function serveRest(
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const given = basicCredentials(request);
  if (!given || given.user !== exchange.accountSid || !sameSecret(given.password, exchange.authToken)) {
    response.setHeader("WWW-Authenticate", 'Basic realm="Twilio API"');
    return sendError(response, 401, 20003, "Authenticate");
  }
  const match = new RegExp(`^/${apiVersion}/Accounts/([^/]+)/(.+?)(\\.json|\\.wav|\\.mp3)?$`).exec(path);
  if (!match || match[1] !== exchange.accountSid) return notFound(response, path);
  const body = await readBody(request, maxFormBytes);
  if (body === null) return sendError(response, 413, 20413, "Request entity too large");
  const rest: RestRequest = {
    exchange,
    method: request.method ?? "GET",
    path: (match[2] ?? "").split("/").map(decodeURIComponent),
    extension: match[3] ?? "",
    query,
    form: new URLSearchParams(body.toString("utf8")),
    response,
  };
  switch (rest.path[0]) {
    case "Calls":
      return serveCalls(rest);
    case "IncomingPhoneNumbers":
      return serveNumbers(rest);
    case "Messages":
      return serveMessages(rest);
    case "Queues":
      return serveQueues(rest);
    case "Recordings":
      return serveRecordings(rest);
    default:
      return notFound(response, path);
  }
}

export function notFound(response: ServerResponse, what: string): void {
  sendError(response, 404, 20404, `The requested resource ${what} was not found`);
}

/** One page with everything: the virtual carrier has few of anything. */
export function page(rest: RestRequest, name: string, items: unknown[]): Record<string, unknown> {
  const uri = `/${apiVersion}/Accounts/${rest.exchange.accountSid}/${rest.path.join("/")}.json`;
  const first = `${uri}?PageSize=${items.length}&Page=0`;
  return {
    [name]: items,
    first_page_uri: first,
    next_page_uri: null,
    previous_page_uri: null,
    page: 0,
    page_size: Math.max(50, items.length),
    start: 0,
    end: Math.max(0, items.length - 1),
    uri: first,
  };
}

export const rfc2822 = (ms: number | null) => (ms === null ? null : new Date(ms).toUTCString().replace("GMT", "+0000"));

export const methodParam = (value: string | null): "GET" | "POST" => (value === "GET" ? "GET" : "POST");

export function isAbsoluteUrl(value: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value);
}
