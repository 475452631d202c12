import { setTimeout as delay } from "node:timers/promises";
import { ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";
import type { Logger } from "pino";
import { Histogram, type Registry } from "prom-client";
import type { HttpRequestEffect } from "@/lib/engine/effect";
import { filledText, type SecretText, secretsIn } from "@/lib/engine/secret-text";
import { escapeValue } from "@/lib/flow/template";
import { onlyRead } from "@/lib/nodes/http-request/json-path";
import { cleanJson } from "@/lib/server/crm/clean-text";
import { BoundedMap } from "@/lib/server/runtime/bounded-map";
import type { AllowList } from "./address-rules";
import { type Exchange, type ExchangeFailure, type ExchangeResult, exchange } from "./exchange";
import { guardedAgent, type Resolve } from "./guarded-agent";
import { readJson } from "./read-json";

export interface HttpRequestsOptions {
  allow: AllowList;
  /** Values by name; null when the installation lacks one of them. */
  readSecrets(names: readonly string[]): Promise<ReadonlyMap<string, string> | null>;
  log: Pick<Logger, "warn">;
  metrics: Registry;
  resolve?: Resolve;
  /** Failures in a row after which an origin is left alone for `restMs`; then one request tries. */
  breaker?: { failures: number; restMs: number };
}

export type HttpRequestAnswer =
  | { type: "httpAnswered"; status: number; data: ReturnType<typeof readJson> }
  | { type: "serviceFailed"; reason: ExchangeFailure["reason"] };

export interface HttpRequests {
  /**
   * Never throws. The whole takes until `deadlineMs` at most, tries and pauses included.
   *
   * @param attemptKey sent as `Idempotency-Key` with whatever may change something, unless the flow sends its own
   */
  send(effect: HttpRequestEffect, request: { attemptKey: string; deadlineMs: number }): Promise<HttpRequestAnswer>;
  close(): Promise<void>;
}

/**
 * The requests that flows describe. Addresses are judged at each connection (`guardedAgent`); a failed try is repeated
 * while time allows, and only where that is safe or the flow says so; an origin that keeps failing is left alone and
 * the caller does not wait for it. Logs say host and outcome: addresses, headers and bodies may hold secrets.
 */
export function createHttpRequests({
  allow,
  readSecrets,
  log,
  metrics,
  ...options
}: HttpRequestsOptions): HttpRequests {
  const dispatcher = guardedAgent(allow, options.resolve);
  const seconds = requestSeconds(metrics);
  const breakers = new BoundedMap<string, ReturnType<typeof newBreaker>>(originsAtMost);
  const { failures, restMs } = options.breaker ?? { failures: 5, restMs: 10_000 };

  function breakerOf(origin: string) {
    const breaker = breakers.get(origin) ?? newBreaker(failures, restMs);
    breakers.set(origin, breaker);
    return breaker;
  }

  /** One try; an open breaker answers at once. */
  async function attempt(request: Omit<Exchange, "dispatcher">): Promise<ExchangeResult> {
    if (request.timeoutMs <= 0) return noTimeLeft;
    try {
      return await breakerOf(new URL(request.url).origin).execute(() => exchange({ ...request, dispatcher }));
    } catch (error) {
      if (isBrokenCircuitError(error)) return leftAlone;
      throw error;
    }
  }

  async function withRetries(
    effect: HttpRequestEffect,
    request: Omit<Exchange, "dispatcher" | "timeoutMs">,
    untilMs: number,
  ) {
    for (let retries = effect.retries, pauseMs = 50; ; retries -= 1, pauseMs *= 2) {
      const leftMs = untilMs - Date.now();
      const last = retries === 0;
      const result = await attempt({ ...request, timeoutMs: last ? leftMs : leftMs * firstTryShare });
      const restMs = pauseMs + Math.random() * pauseMs;
      if (last || !mayRepeat(result, effect.repeatable) || untilMs - Date.now() < restMs + worthTryingMs) return result;
      await delay(restMs);
    }
  }

  async function send(effect: HttpRequestEffect, attemptKey: string, deadlineMs: number): Promise<HttpRequestAnswer> {
    const untilMs = Math.min(deadlineMs, Date.now() + effect.timeoutSeconds * 1000);
    const secrets = await readSecrets(secretsOf(effect)).catch((err: unknown) => {
      log.warn({ err }, "the secrets of a flow's request cannot be read");
      return null;
    });
    const request = secrets && written(effect, secrets, attemptKey);
    if (!request) {
      log.warn("a flow's request is not sent: a secret is missing, or its address is none");
      return { type: "serviceFailed", reason: "unavailable" };
    }
    const { host } = new URL(request.url);
    const result = await withRetries(effect, request, untilMs);
    if ("reason" in result) {
      log.warn({ host, reason: result.reason }, "a web service did not answer a flow's request");
      return { type: "serviceFailed", reason: result.reason };
    }
    const { status, body } = result;
    if (status >= 400) log.warn({ host, status }, "a web service refused a flow's request");
    return { type: "httpAnswered", status, data: body && cleanJson(onlyRead(readJson(body), effect.reads)) };
  }

  return {
    async send(effect, { attemptKey, deadlineMs }) {
      const stop = seconds.startTimer();
      const answer = await send(effect, attemptKey, deadlineMs);
      stop({ outcome: answer.type === "serviceFailed" ? answer.reason : `${Math.floor(answer.status / 100)}xx` });
      return answer;
    },
    close: () => dispatcher.destroy(),
  };
}

/** Of the time a request has left; the rest is for further tries. */
const firstTryShare = 0.6;
const worthTryingMs = 50;
const originsAtMost = 500;

const noTimeLeft: ExchangeFailure = { reason: "timeout", blamesService: false, sent: false };
const leftAlone: ExchangeFailure = { reason: "unavailable", blamesService: false, sent: false };

const newBreaker = (failures: number, restMs: number) =>
  circuitBreaker(
    handleWhenResult((result) => isTrouble(result as ExchangeResult)),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failures) },
  );

const isTrouble = (result: ExchangeResult) => ("reason" in result ? result.blamesService : isOverloaded(result.status));

const isOverloaded = (status: number) => status >= 500 || status === 429;

/** What was understood is final; silence, a broken connection and a service in trouble are not. */
function mayRepeat(result: ExchangeResult, repeatable: boolean): boolean {
  return isTrouble(result) && (repeatable || ("reason" in result && !result.sent));
}

const secretsOf = ({ url, headers, body }: HttpRequestEffect): string[] =>
  [url, ...headers.map(({ value }) => value), body?.text ?? []].flatMap(secretsIn);

/** The request with its secrets in; null when that makes no address. */
function written(effect: HttpRequestEffect, secrets: ReadonlyMap<string, string>, attemptKey: string) {
  const fill = (text: SecretText, escaping: "url" | "json" | "line") =>
    filledText(text, (secret) => escapeValue(secrets.get(secret) ?? "", escaping));
  const url = fill(effect.url, "url");
  if (!URL.canParse(url)) return null;
  const { method, body } = effect;
  const headers: Record<string, string> = { accept: "application/json", "user-agent": "Callwright" };
  if (method !== "GET") headers["idempotency-key"] = attemptKey;
  if (body) headers["content-type"] = contentTypes[body.type];
  for (const { name, value } of effect.headers) headers[name.toLowerCase()] = asHeader(fill(value, "line"));
  return {
    method,
    url,
    headers,
    body: body && fill(body.text, escapings[body.type]),
    wantsBody: effect.reads.length > 0,
  };
}

const contentTypes = { json: "application/json", form: "application/x-www-form-urlencoded" } as const;
const escapings = { json: "json", form: "url" } as const;

/** Header values are bytes; what is not ASCII goes as UTF-8. */
const asHeader = (value: string) => Buffer.from(value).toString("latin1").trim();

const SECONDS = "callwright_http_request_seconds";

function requestSeconds(registry: Registry): Histogram<"outcome"> {
  const known = registry.getSingleMetric(SECONDS) as Histogram<"outcome"> | undefined;
  return (
    known ??
    new Histogram({
      name: SECONDS,
      help: "Time a call waited for a web service that its flow asks, by the status's class or the failure",
      labelNames: ["outcome"],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 8],
      registers: [registry],
    })
  );
}
