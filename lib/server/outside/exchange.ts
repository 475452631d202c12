import { type Dispatcher, request } from "undici";
import { RefusedHost } from "./guarded-agent";

export interface Exchange {
  method: string;
  /** Absolute, http or https. */
  url: string;
  headers: Record<string, string>;
  body: string | null;
  /** False: the status alone is wanted and nothing further is read. */
  wantsBody: boolean;
  timeoutMs: number;
  dispatcher: Dispatcher;
}

export interface ExchangeFailure {
  reason: "timeout" | "unavailable" | "badAnswer";
  /** Whether the service is to blame, rather than what the flow asked of it. */
  blamesService: boolean;
  /** False when the service cannot have seen the request, so that repeating it is always safe. */
  sent: boolean;
}

export type ExchangeResult = { status: number; body: Buffer | null } | ExchangeFailure;

/** More than this is no answer. goflow's limit. */
export const answerBytesAtMost = 256 * 1024;
const redirectsAtMost = 3;

/**
 * One request and its answer, over at most three redirects; the dispatcher judges each hop's address. Never throws.
 * No redirect leads from https to http or takes a body elsewhere, and another origin gets none of the flow's headers
 * but those that say what is spoken: any other may be a credential.
 */
export async function exchange({ timeoutMs, ...given }: Exchange): Promise<ExchangeResult> {
  const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  let hop: Hop = { ...given, url: new URL(given.url) };
  try {
    for (let redirects = 0; ; redirects += 1) {
      const answer = await request(hop.url, {
        method: hop.method as Dispatcher.HttpMethod,
        headers: hop.headers,
        body: hop.body,
        dispatcher: given.dispatcher,
        signal,
      });
      const { statusCode: status, body, headers } = answer;
      const location = redirecting.has(status) ? headers.location : undefined;
      if (typeof location !== "string") return { status, body: given.wantsBody ? await bytesOf(body) : discard(body) };
      discard(body);
      const next = redirects < redirectsAtMost ? redirected(hop, status, location) : null;
      if (next === null) return badAnswer;
      hop = next;
    }
  } catch (error) {
    return failureOf(error);
  }
}

type Hop = Pick<Exchange, "method" | "headers" | "body"> & { url: URL };

const redirecting = new Set([301, 302, 303, 307, 308]);

/** Where a redirect leads and what is sent there; null when it is not followed. Methods change as in a browser (Fetch, 4.4). */
function redirected(hop: Hop, status: number, location: string): Hop | null {
  if (!URL.canParse(location, hop.url)) return null;
  const url = new URL(location, hop.url);
  const isWeb = url.protocol === "https:" || (url.protocol === "http:" && hop.url.protocol === "http:");
  if (!isWeb || url.username !== "" || url.password !== "") return null;
  const becomesGet = status === 303 || (status < 303 && hop.method === "POST");
  const method = becomesGet ? "GET" : hop.method;
  const body = becomesGet ? null : hop.body;
  const isElsewhere = url.origin !== hop.url.origin;
  if (isElsewhere && body !== null) return null;
  const headers = Object.entries(hop.headers).filter(
    ([name]) => !(isElsewhere && !harmless.has(name)) && !(body === null && name === "content-type"),
  );
  return { url, method, body, headers: Object.fromEntries(headers) };
}

const harmless = new Set(["accept", "accept-language", "accept-encoding", "content-type", "user-agent"]);

/** @throws TooLong, with the connection cut, because the rest may never end */
async function bytesOf(body: Dispatcher.ResponseData["body"]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > answerBytesAtMost) throw new TooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

class TooLong extends Error {}

function discard(body: Dispatcher.ResponseData["body"]): null {
  body.on("error", () => {}).destroy();
  return null;
}

const badAnswer: ExchangeFailure = { reason: "badAnswer", blamesService: false, sent: true };

function failureOf(error: unknown): ExchangeFailure {
  if (error instanceof TooLong) return badAnswer;
  if (error instanceof RefusedHost) return { reason: "unavailable", blamesService: false, sent: false };
  const { name, code = "" } = error as { name?: string; code?: string };
  if (name === "TimeoutError" || code.endsWith("_TIMEOUT")) {
    return { reason: "timeout", blamesService: true, sent: code !== "UND_ERR_CONNECT_TIMEOUT" };
  }
  // Something in the request itself cannot be sent.
  if (code === "UND_ERR_INVALID_ARG") return { reason: "unavailable", blamesService: false, sent: false };
  return { reason: "unavailable", blamesService: true, sent: !unsent.has(code) };
}

const unsent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
