import { randomUUID } from "node:crypto";
import { Agent, request } from "undici";
import { err, ok, type Result } from "@/lib/util/result";
import { type ConnectionSettings, readConnectionOverrides } from "./connection-overrides";
import type { WebhookPurpose } from "./events";
import type { FaultRules } from "./fault-rules";
import { signRequest } from "./signature";
import { type Problem, problem } from "./twiml/problem";

export interface WebhookRequest {
  purpose: WebhookPurpose;
  /** May carry connection overrides in its fragment. */
  url: string;
  method: "GET" | "POST";
  params: Record<string, string>;
  /** Read at most this many bytes of the answer. */
  limitBytes: number;
}

export interface WebhookAnswer {
  status: number;
  contentType: string;
  body: Buffer;
  /** The address that answered, after redirects, without a fragment. */
  url: string;
}

export interface WebhookReport {
  ms: number;
  attempts: number;
  outcome: Result<WebhookAnswer, Problem>;
}

const maxRedirects = 10;

/** Sends Twilio's requests: signed, with a token that stays the same over retries, timed and retried as the URL's fragment asks. */
export class WebhookSender {
  private readonly agents = new Map<number, Agent>();

  constructor(
    private readonly authToken: string,
    private readonly faults: FaultRules,
  ) {}

  /** @param rules the faults that hit this request, when the caller has taken them already */
  async send(wanted: WebhookRequest, rules = this.faults.take(wanted.purpose, wanted.url)): Promise<WebhookReport> {
    const began = performance.now();
    const settings = readConnectionOverrides(wanted.url);
    if (!settings.ok) return { ms: 0, attempts: 0, outcome: settings };
    for (const rule of rules) if (rule.does === "delay") await pause(rule.delayMs ?? 0);

    const token = randomUUID();
    let answerToLose = rules.filter((rule) => rule.does === "loseAnswer").length;
    const copies = rules.reduce((sum, rule) => sum + (rule.does === "duplicate" ? (rule.copies ?? 1) : 0), 0);
    const deadline = performance.now() + settings.value.totalMs;
    let attempts = 0;
    for (;;) {
      attempts += 1;
      const tries = Array.from({ length: copies + 1 }, () => this.attempt(wanted, settings.value, token, deadline));
      let outcome = await (tries.length === 1 ? (tries[0] as Promise<Attempt>) : Promise.race(tries));
      if (answerToLose > 0) {
        answerToLose -= 1;
        outcome = { retryable: "rt", outcome: err(problem(11200, "the answer was lost")) };
      }
      const retry = outcome.retryable !== null && settings.value.retryOn.has(outcome.retryable);
      if (!retry || attempts > settings.value.retries || performance.now() >= deadline) {
        return { ms: Math.round(performance.now() - began), attempts, outcome: outcome.outcome };
      }
    }
  }

  private async attempt(
    wanted: WebhookRequest,
    settings: ConnectionSettings,
    token: string,
    deadline: number,
  ): Promise<Attempt> {
    let url = settings.url;
    let method = wanted.method;
    let params = wanted.params;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const left = deadline - performance.now();
      if (left <= 0) return { retryable: "rt", outcome: err(problem(11203, url)) };
      const step = await this.exchange(url, method, params, settings, token, Math.ceil(left), wanted.limitBytes);
      if ("outcome" in step) return step;
      url = new URL(step.location, url).toString();
      if (step.status !== 307 && step.status !== 308) {
        method = "GET";
        params = {};
      }
    }
    return { retryable: null, outcome: err(problem(11215, url)) };
  }

  private async exchange(
    address: string,
    method: "GET" | "POST",
    params: Record<string, string>,
    settings: ConnectionSettings,
    token: string,
    leftMs: number,
    limitBytes: number,
  ): Promise<Attempt | { status: number; location: string }> {
    const pairs = Object.entries(params);
    const form = new URLSearchParams(pairs).toString();
    const url = method === "GET" && form !== "" ? `${address}${address.includes("?") ? "&" : "?"}${form}` : address;
    const headers: Record<string, string> = {
      "User-Agent": "TwilioProxy/1.1",
      Accept: "*/*",
      "X-Twilio-Signature": signRequest(this.authToken, url, method === "POST" ? pairs : []),
      "I-Twilio-Idempotency-Token": token,
    };
    if (method === "POST") headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8";
    const timeUp = AbortSignal.timeout(leftMs);
    try {
      const response = await request(url, {
        method,
        headers,
        ...(method === "POST" ? { body: form } : {}),
        dispatcher: this.agentFor(settings.connectMs),
        headersTimeout: settings.readMs,
        bodyTimeout: settings.readMs,
        signal: timeUp,
      });
      const { statusCode: status } = response;
      const location = response.headers.location;
      if (status >= 300 && status < 400 && typeof location === "string") {
        await response.body.dump();
        return { status, location };
      }
      const body = await readLimited(response.body, limitBytes);
      if (body === null)
        return { retryable: null, outcome: err(problem(11750, `more than ${limitBytes} bytes from ${address}`)) };
      if (status >= 400) {
        const kind = status >= 500 ? "5xx" : "4xx";
        return { retryable: kind, outcome: err(problem(11200, `HTTP status ${status} from ${address}`)) };
      }
      return {
        retryable: null,
        outcome: ok({ status, contentType: String(response.headers["content-type"] ?? ""), body, url: address }),
      };
    } catch (error) {
      return failureOf(error, address, timeUp.aborted);
    }
  }

  private agentFor(connectMs: number): Agent {
    let agent = this.agents.get(connectMs);
    if (!agent) {
      agent = new Agent({ connect: { timeout: connectMs }, pipelining: 1 });
      this.agents.set(connectMs, agent);
    }
    return agent;
  }

  async close(): Promise<void> {
    await Promise.all([...this.agents.values()].map((agent) => agent.destroy()));
  }
}

interface Attempt {
  retryable: "4xx" | "5xx" | "ct" | "rt" | null;
  outcome: Result<WebhookAnswer, Problem>;
}

function failureOf(error: unknown, url: string, timeUp: boolean): Attempt {
  const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code ?? "";
  if (timeUp) return { retryable: "rt", outcome: err(problem(11203, url)) };
  switch (code) {
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return { retryable: "ct", outcome: err(problem(11201, url)) };
    case "ECONNREFUSED":
      return { retryable: "ct", outcome: err(problem(11202, url)) };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return { retryable: "ct", outcome: err(problem(11210, url)) };
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_BODY_TIMEOUT":
      return { retryable: "rt", outcome: err(problem(11200, `no answer in time from ${url}`)) };
    case "ERR_INVALID_URL":
    case "UND_ERR_INVALID_ARG":
      return { retryable: null, outcome: err(problem(11100, url)) };
    default:
      if (code.startsWith("HPE_") || (error as { name?: string }).name === "HTTPParserError")
        return { retryable: null, outcome: err(problem(11206, `no HTTP answer from ${url}`)) };
      if (code.startsWith("ERR_TLS") || code.includes("CERT"))
        return { retryable: null, outcome: err(problem(11220, url)) };
      return { retryable: "ct", outcome: err(problem(11205, `${code || String(error)} at ${url}`)) };
  }
}

async function readLimited(
  body: AsyncIterable<Buffer> & { destroy?: () => unknown },
  limitBytes: number,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limitBytes) {
      body.destroy?.();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
