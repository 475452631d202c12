import { setTimeout as delay } from "node:timers/promises";
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";
import { Registry } from "prom-client";
import { Agent } from "undici";
import { z } from "zod";
import type { CustomerFacts } from "@/lib/engine/event";
import { crmMetrics } from "@/lib/server/crm/crm-metrics";
import { LookUpCache } from "@/lib/server/crm/look-up-cache";
import { toE164 } from "@/lib/server/crm/phone-number";
import type { CrmConnector } from "@/lib/server/crm/port";
import {
  customerChangeSchema,
  factsSchema,
  invoiceFacts,
  invoiceSchema,
  invoicesAtMost,
  typedDigits,
  verifyOutputSchema,
} from "@/lib/server/crm/records";
import { type RestFailure, type RestRequest, restRequest } from "@/lib/server/crm/rest-request";
import { writeOrder } from "@/lib/server/crm/write-order";
import { err, ok, type Result } from "@/lib/util/result";

export interface RestCrmOptions {
  /** With or without `/api/crm` at its end. */
  baseUrl: string;
  apiKey?: string;
  metrics?: Registry;
  /** How long a look-up is good for. */
  cacheMs?: number;
  /** Failures in a row after which nothing is asked for `restMs`; then one request tries. */
  breaker?: { failures: number; restMs: number };
  /** More than this is no answer. */
  limitBytes?: number;
}

export interface RestCrm extends CrmConnector {
  /** Empties the cache after a record changed elsewhere; without an id, all of it. */
  forget(customerId?: string): void;
  close(): Promise<void>;
}

type Asked<T> = Pick<RestRequest<T>, "method" | "body" | "schema"> & { path: string; headers?: Record<string, string> };

type Operation =
  | "findByPhone"
  | "findByIdNumber"
  | "verifyPin"
  | "changeCustomer"
  | "listInvoices"
  | "openTicket"
  | "write";

/**
 * The port over any server that speaks our OpenAPI document (docs/crm-api.md). A request has the time the call has left;
 * look-ups and writes (which carry an idempotency key) are tried again once if time allows, a PIN check only when it
 * cannot have arrived. A server that keeps failing is left alone for a while and answers `unavailable` at once.
 */
export function createRestCrm(options: RestCrmOptions): RestCrm {
  const { apiKey, metrics: registry = new Registry(), limitBytes = 256 * 1024 } = options;
  const { failures, restMs } = options.breaker ?? { failures: 5, restMs: 10_000 };
  const root = `${options.baseUrl.replace(/\/+$/, "").replace(/\/api\/crm$/, "")}/api/crm`;
  const metrics = crmMetrics(registry);
  const cache = new LookUpCache(options.cacheMs ?? 10_000);
  const dispatcher = new Agent({ connections: 128, connect: { timeout: 2_000 } });
  const authorization: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {};
  const breaker = circuitBreaker(
    handleWhenResult((result) => blamesServer(result as Result<unknown, RestFailure>)),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failures) },
  );
  breaker.onStateChange((state) => metrics.breakerOpen.set(state === CircuitState.Open ? 1 : 0));

  /** One operation with its second try; `repeatable` says whether a request that may have arrived may be sent again. */
  async function ask<T>(operation: Operation, asked: Asked<T>, deadlineMs: number, repeatable: boolean) {
    const { method, path, body, schema } = asked;
    const headers = { ...authorization, ...asked.headers };
    const once = async (timeoutMs: number): Promise<Result<T, RestFailure>> => {
      if (timeoutMs <= 0) return err(noTimeLeft);
      const request = { method, url: root + path, headers, body, schema, timeoutMs, limitBytes, dispatcher };
      try {
        return await breaker.execute(() => restRequest(request));
      } catch (error) {
        if (isBrokenCircuitError(error)) return err(refused);
        throw error;
      }
    };
    const stop = metrics.seconds.startTimer({ operation });
    const leftMs = deadlineMs - Date.now();
    let result = await once(repeatable ? leftMs * FIRST_TRY_SHARE : leftMs);
    if (!result.ok && mayRepeat(result.error, repeatable)) {
      const pauseMs = 20 + Math.random() * 80;
      if (deadlineMs - Date.now() > pauseMs + WORTH_TRYING_MS) {
        await delay(pauseMs);
        metrics.retries.inc({ operation });
        result = await once(deadlineMs - Date.now());
      }
    }
    stop({ outcome: result.ok ? "ok" : result.error.failure });
    return result.ok ? result : err(result.error.failure);
  }

  return {
    async findByPhone(phone, deadlineMs) {
      const number = toE164(phone);
      if (number === null) return ok(null);
      const known = cache.get(number);
      if (known !== undefined) {
        metrics.seconds.observe({ operation: "findByPhone", outcome: "cached" }, 0);
        return ok(known);
      }
      const path = `/customers?phone=${encodeURIComponent(number)}`;
      const found = await ask("findByPhone", { method: "GET", path, schema: foundSchema }, deadlineMs, true);
      if (!found.ok) return found;
      const { customers } = found.value;
      const facts = customers.length === 1 ? (customers[0] ?? null) : null;
      cache.set(number, facts);
      return ok(facts);
    },

    verifyPin({ idNumber, pin, caller, attemptKey }, deadlineMs) {
      const body = {
        idNumber: idNumber.slice(0, typedDigits),
        pin: pin.slice(0, typedDigits),
        caller: caller.slice(0, 64),
        attemptKey,
      };
      return ask("verifyPin", { method: "POST", path: "/verify", body, schema: checkedSchema }, deadlineMs, false);
    },

    async findByIdNumber(idNumber, deadlineMs) {
      const typed = idNumber.slice(0, typedDigits);
      if (typed === "") return ok(null);
      const path = `/customers/by-id-number/${encodeURIComponent(typed)}`;
      const asked = { method: "GET" as const, path, schema: maybeFactsSchema };
      const found = await ask("findByIdNumber", asked, deadlineMs, true);
      return found.ok ? ok(found.value.customer) : found;
    },

    async changeCustomer(customerId, change, deadlineMs) {
      const fields = customerChangeSchema.safeParse(change);
      if (!fields.success) return err("badAnswer");
      const path = `/customers/${encodeURIComponent(customerId)}`;
      const asked = { method: "PATCH" as const, path, body: fields.data, schema: boundedFacts };
      const changed = await ask("changeCustomer", asked, deadlineMs, true);
      cache.forget(customerId);
      return changed;
    },

    async listInvoices(customerId, deadlineMs) {
      const path = `/customers/${encodeURIComponent(customerId)}/invoices?limit=${invoicesAtMost}`;
      const asked = { method: "GET" as const, path, schema: invoicesSchema };
      const listed = await ask("listInvoices", asked, deadlineMs, true);
      return listed.ok ? ok(listed.value.items.map(invoiceFacts)) : listed;
    },

    async openTicket({ customerId, subject, priority, callId, key }, deadlineMs) {
      const order = writeOrder({ type: "openTicket", customerId, subject, priority }, { callId, atMs: Date.now() });
      if (order === null) return err("badAnswer");
      const path = `/customers/${encodeURIComponent(customerId)}/tickets`;
      const headers = { "idempotency-key": key };
      const asked = { method: "POST" as const, path, body: order.body, headers, schema: openedSchema };
      const opened = await ask("openTicket", asked, deadlineMs, true);
      cache.forget(customerId);
      return opened.ok ? ok({ number: String(opened.value.number) }) : opened;
    },

    async write(effect, context, deadlineMs) {
      const order = writeOrder(effect, context);
      if (!order) return ok(null);
      const { customerId, resource, body } = order;
      const path = customerId === null ? `/${resource}` : `/customers/${encodeURIComponent(customerId)}/${resource}`;
      const headers = { "idempotency-key": context.key };
      const written = await ask("write", { method: "POST", path, body, headers, schema: anyRecord }, deadlineMs, true);
      if (customerId !== null) cache.forget(customerId);
      return written.ok ? ok(null) : written;
    },

    forget: (customerId) => cache.forget(customerId),
    close: () => dispatcher.destroy(),
  };
}

/** Of the time a call has left; the rest is for the second try. */
const FIRST_TRY_SHARE = 0.6;
const WORTH_TRYING_MS = 50;

const noTimeLeft: RestFailure = { failure: "timeout", blames: "request", sent: false };
const refused: RestFailure = { failure: "unavailable", blames: "request", sent: false };

const blamesServer = (result: Result<unknown, RestFailure>): boolean => !result.ok && result.error.blames === "server";

/** An answer that was understood is final; silence, a 5xx and a broken connection are not. */
function mayRepeat(failure: RestFailure, repeatable: boolean): boolean {
  if (failure === refused || failure.failure === "badAnswer") return false;
  return repeatable || !failure.sent;
}

/** Facts travel in the session of every turn, so what is no customer's size is no customer. */
const boundedFacts = factsSchema.refine(
  (facts: CustomerFacts) => !/^(\.{0,2}|.{201,})$/s.test(facts.id) && JSON.stringify(facts).length <= 16_384,
);
const foundSchema = z.object({ customers: z.array(boundedFacts).max(100) });
const checkedSchema = verifyOutputSchema.refine(
  (check) => check.outcome !== "verified" || boundedFacts.safeParse(check.customer).success,
);
const maybeFactsSchema = z.object({ customer: boundedFacts.nullable() });
const invoicesSchema = z.object({ items: z.array(invoiceSchema).max(100) });
const openedSchema = z.looseObject({ number: z.union([z.number().int(), z.string().min(1).max(40)]) });
const anyRecord = z.looseObject({});
