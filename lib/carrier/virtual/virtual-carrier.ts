import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallLeg } from "./call-leg";
import { Callbacks } from "./callbacks";
import { Conferences } from "./conferences";
import { serveControl } from "./control-api";
import type { OutsideBehaviour } from "./events";
import type { Exchange } from "./exchange";
import { FaultRules } from "./fault-rules";
import { bearerToken, sameSecret, sendJson } from "./http";
import { Messages } from "./messages";
import { NumberBook, type NumberConfig } from "./numbers";
import { Queues } from "./queues";
import { Recordings } from "./recordings";
import { serveRest } from "./rest-api";
import { runCall } from "./run-call";
import { WebhookSender } from "./webhook-sender";

export interface VirtualCarrierOptions {
  /** `AC` and 32 hexadecimal digits. */
  accountSid: string;
  /** Signs webhooks and opens the REST API. */
  authToken: string;
  /** Opens the control API as a bearer token. */
  controlToken: string;
  /** Lets a control request in without the bearer token, e.g. because the browser's user is signed in. */
  authorizeControl?: (request: IncomingMessage) => boolean | Promise<boolean>;
  /** The path it is mounted at, e.g. `/carrier`; empty for a process of its own. */
  prefix?: string;
  /** The address of the mount point as the application reaches it, e.g. `http://127.0.0.1:3000/carrier`. */
  baseUrl: string | (() => string);
  /** How fast time passes in calls that do not say: 1 (default) is real time, 0 skips what only takes time. */
  speed?: number;
  /** Whether Twilio's warnings end a call as its errors do; default true. */
  strict?: boolean;
  numbers?: NumberConfig[];
  /** Webhooks for every number that is not in the list. */
  catchAll?: Omit<NumberConfig, "phoneNumber">;
  outside?: Record<string, OutsideBehaviour>;
  /** Real milliseconds that a wait document takes at least at speed 0; default 50. */
  queueFloorMs?: number;
  /** How many ended calls are remembered; default 2000. */
  rememberCalls?: number;
}

export interface VirtualCarrier {
  /** @returns false when the request is not for this mount point; otherwise it is (or will be) answered */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  numbers: NumberBook;
  faults: FaultRules;
  /** Scripts what an outside number does when it is dialled. */
  setOutside(phoneNumber: string, behaviour: OutsideBehaviour): void;
  /** Hangs up every call, delivers the callbacks that are due, and lets go of connections. */
  close(): Promise<void>;
}

/**
 * A small Twilio that plays an outside company: it dials numbers' webhooks, executes the TwiML it gets, and offers the part of Twilio's
 * REST API that we use. See docs/carrier-behaviours.md for every rule it follows. Its state is its own, in memory.
 */
export function createVirtualCarrier(options: VirtualCarrierOptions): VirtualCarrier {
  const faults = new FaultRules();
  const sender = new WebhookSender(options.authToken, faults);
  const numbers = new NumberBook();
  for (const number of options.numbers ?? []) numbers.add(number);
  numbers.catchAll = options.catchAll ?? null;
  const prefix = options.prefix ?? "";
  const baseUrl = options.baseUrl;
  const running = new Set<Promise<void>>();
  const exchange: Exchange = {
    accountSid: options.accountSid,
    authToken: options.authToken,
    speed: options.speed ?? 1,
    strict: options.strict ?? true,
    queueFloorMs: options.queueFloorMs ?? 50,
    calls: new Map<string, CallLeg>(),
    numbers,
    queues: new Queues(),
    conferences: new Conferences(),
    recordings: new Recordings(),
    messages: new Messages(),
    outside: new Map(Object.entries(options.outside ?? {})),
    faults,
    sender,
    callbacks: new Callbacks(sender, faults),
    baseUrl: () => (typeof baseUrl === "function" ? baseUrl() : baseUrl).replace(/\/$/, ""),
    run: (call, first) => {
      const run = runCall(exchange, call, first).finally(() => {
        running.delete(run);
        forgetOldCalls(exchange, options.rememberCalls ?? 2000);
      });
      running.add(run);
      return run;
    },
  };

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    if (path.startsWith("/2010-04-01/")) return serveRest(exchange, request, response, path, query);
    if (!path.startsWith("/control/")) return sendJson(response, 404, { error: { code: "noSuchPath", message: path } });
    if (!(await mayControl(request, options)))
      return sendJson(response, 401, { error: { code: "unauthorized", message: "a control token is needed" } });
    return serveControl({ exchange, request, response, query }, path.slice("/control/".length));
  }

  return {
    handle(request, response) {
      const [path = "/", search = ""] = (request.url ?? "/").split("?");
      if (prefix !== "" && path !== prefix && !path.startsWith(`${prefix}/`)) return false;
      serve(request, response, path.slice(prefix.length), new URLSearchParams(search)).catch((error: unknown) => {
        if (response.headersSent) return response.destroy();
        sendJson(response, 500, {
          error: { code: "internal", message: error instanceof Error ? error.message : String(error) },
        });
      });
      return true;
    },
    numbers,
    faults,
    setOutside: (phoneNumber, behaviour) => void exchange.outside.set(phoneNumber, behaviour),
    async close() {
      for (const call of exchange.calls.values()) call.interrupt({ kind: "hangUp", reason: "carrierClosed" });
      await Promise.all(running);
      await exchange.callbacks.settled();
      await sender.close();
    },
  };
}

/** The bearer token, or whoever the server vouches for; a browser only from the carrier's own site, so that no other page dials. */
async function mayControl(request: IncomingMessage, options: VirtualCarrierOptions): Promise<boolean> {
  const token = bearerToken(request);
  if (token !== null) return sameSecret(token, options.controlToken);
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return (await options.authorizeControl?.(request)) ?? false;
}

function forgetOldCalls(exchange: Exchange, most: number): void {
  if (exchange.calls.size <= most * 2) return;
  let tooMany = exchange.calls.size - most;
  for (const [sid, call] of exchange.calls) {
    if (tooMany <= 0) return;
    if (!call.ended) continue;
    exchange.calls.delete(sid);
    tooMany -= 1;
  }
}
