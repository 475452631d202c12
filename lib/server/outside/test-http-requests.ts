import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { onTestFinished } from "vitest";
import type { HttpRequestEffect } from "@/lib/engine/effect";
import { allowList } from "./address-rules";
import type { Resolve } from "./guarded-agent";
import { createHttpRequests, type HttpRequestAnswer, type HttpRequestsOptions } from "./http-requests";

export interface SeenRequest {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

export interface TestService {
  port: number;
  url: string;
  seen: SeenRequest[];
  /** The addresses at which it was connected to, one for each connection. */
  connections: string[];
}

/** A web service on a real socket of every address of this machine; what it sees and who connects is kept. */
export async function startService(answer: RequestListener = json(200, {})): Promise<TestService> {
  const service: TestService = { port: 0, url: "", seen: [], connections: [] };
  const server = createServer((request, response) => {
    const seen = { method: request.method, url: request.url, headers: request.headers, body: "" };
    service.seen.push(seen);
    request.on("data", (chunk) => {
      seen.body += chunk;
    });
    request.on("end", () => answer(request, response));
  });
  server.on("connection", (socket) => service.connections.push(socket.localAddress ?? ""));
  await new Promise<void>((done) => server.listen(0, done));
  service.port = (server.address() as AddressInfo).port;
  service.url = `http://127.0.0.1:${service.port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return service;
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };

export interface TestRequests {
  send(effect: Partial<HttpRequestEffect>, withinMs?: number): Promise<HttpRequestAnswer>;
  logged: unknown[];
  metrics: Registry;
}

/** Requests as flows make them, with the secrets `key` and `other`; nothing inside is allowed unless the test says so. */
export function testRequests({
  allow = [],
  ...options
}: {
  allow?: string[];
  resolve?: Resolve;
  breaker?: HttpRequestsOptions["breaker"];
} = {}): TestRequests {
  const values = new Map([
    ["key", 's3cr&t="1"'],
    ["other", "Ünüsual"],
  ]);
  const logged: unknown[] = [];
  const metrics = new Registry();
  const requests = createHttpRequests({
    allow: allowList(allow),
    readSecrets: async (names) => (names.every((name) => values.has(name)) ? values : null),
    log: { warn: (...given: unknown[]) => void logged.push(given) },
    metrics,
    ...options,
  });
  onTestFinished(() => requests.close());
  const plain: HttpRequestEffect = {
    type: "sendHttpRequest",
    method: "GET",
    url: [],
    headers: [],
    body: null,
    timeoutSeconds: 8,
    retries: 0,
    repeatable: true,
    reads: [],
  };
  return {
    logged,
    metrics,
    send: (effect, withinMs = 2_000) =>
      requests.send({ ...plain, ...effect }, { attemptKey: "call:3:0", deadlineMs: Date.now() + withinMs }),
  };
}
