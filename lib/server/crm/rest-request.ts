import { type Dispatcher, request } from "undici";
import type { z } from "zod";
import type { CrmFailure } from "@/lib/server/crm/port";
import { err, ok, type Result } from "@/lib/util/result";

export interface RestRequest<T> {
  method: "GET" | "POST" | "PATCH";
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** What the answer has to be. */
  schema: z.ZodType<T>;
  timeoutMs: number;
  limitBytes: number;
  dispatcher: Dispatcher;
}

export interface RestFailure {
  failure: CrmFailure;
  /** Whether it speaks against the server as a whole, or only against this one request (a customer it does not have). */
  blames: "server" | "request";
  /** False when the server cannot have seen the request, so that repeating it is always safe. */
  sent: boolean;
}

/**
 * One HTTP exchange: JSON there, JSON back. Never throws. The answer is read to `limitBytes` and not a byte further;
 * redirects are not followed, because the key must not travel.
 */
export async function restRequest<T>(given: RestRequest<T>): Promise<Result<T, RestFailure>> {
  try {
    const { statusCode, body } = await request(given.url, {
      method: given.method,
      headers: { accept: "application/json", ...(given.body === undefined ? {} : json), ...given.headers },
      body: given.body === undefined ? undefined : JSON.stringify(given.body),
      dispatcher: given.dispatcher,
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(given.timeoutMs))),
    });
    const text = await readText(body, given.limitBytes);
    if (statusCode >= 500 || statusCode === 429 || statusCode === 401 || statusCode === 403) {
      return err({ failure: "unavailable", blames: "server", sent: true });
    }
    if (statusCode >= 400) return err({ failure: "badAnswer", blames: "request", sent: true });
    if (statusCode >= 300 || text === null) return err(badAnswer);
    const answer = given.schema.safeParse(JSON.parse(text));
    return answer.success ? ok(answer.data) : err(badAnswer);
  } catch (error) {
    return err(failureOf(error));
  }
}

const badAnswer: RestFailure = { failure: "badAnswer", blames: "server", sent: true };

const json = { "content-type": "application/json" };

/** Null when there is more than `limitBytes`; the connection is cut then, because the rest may never end. */
async function readText(body: Dispatcher.ResponseData["body"], limitBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return null;
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

function failureOf(error: unknown): RestFailure {
  const { name, code } = error as { name?: string; code?: string };
  if (name === "TimeoutError" || code?.endsWith("_TIMEOUT")) {
    return { failure: "timeout", blames: "server", sent: code !== "UND_ERR_CONNECT_TIMEOUT" };
  }
  // Not JSON, or not UTF-8.
  if (name === "SyntaxError" || code === "ERR_ENCODING_INVALID_ENCODED_DATA") return badAnswer;
  return { failure: "unavailable", blames: "server", sent: !unsent.has(code ?? "") };
}

const unsent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
