import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { onTestFinished } from "vitest";
import type { CrmFailure } from "./port";
import { createRestCrm, type RestCrmOptions } from "./rest";

/** A CRM that behaves as the test wants, on a real socket. */
export async function crmAgainst(answer: RequestListener, options: Partial<RestCrmOptions> = {}) {
  const seen: { method?: string; url?: string; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer((request, response) => {
    const entry = { method: request.method, url: request.url, headers: request.headers, body: "" };
    seen.push(entry);
    request.on("data", (chunk) => {
      entry.body += chunk;
    });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const metrics = new Registry();
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const crm = createRestCrm({ baseUrl, apiKey: "key", metrics, ...options });
  onTestFinished(async () => {
    await crm.close();
    server.closeAllConnections();
    server.close();
  });
  return { crm, seen, metrics };
}

/** A customer as such a CRM answers it. */
export const facts = {
  id: "c1",
  idNumber: "100200",
  firstName: "Maria",
  lastName: "Tamm",
  accountType: "gold",
  priority: 2,
  language: null,
  serviceStatus: "active",
};

export const json =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

/** Ways in which a CRM fails, whatever it is asked, and what the call hears of each. */
export const failingCrms: Record<string, { answer: RequestListener; failure: CrmFailure }> = {
  "never answers": { answer: () => {}, failure: "timeout" },
  "sends headers and then nothing": {
    answer: (_, response) => void response.writeHead(200).flushHeaders(),
    failure: "timeout",
  },
  "answers 500": { answer: json(500, { customers: [] }), failure: "unavailable" },
  "answers 429": { answer: json(429, {}), failure: "unavailable" },
  "refuses the key": { answer: json(401, {}), failure: "unavailable" },
  redirects: {
    answer: (_, response) => void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    failure: "badAnswer",
  },
  "answers 10 MB": {
    answer: (_, response) => void response.writeHead(200).end(Buffer.alloc(10_000_000, " ")),
    failure: "badAnswer",
  },
  "answers without end": {
    answer: (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(65_536)));
      };
      response.writeHead(200).on("drain", more);
      more();
    },
    failure: "badAnswer",
  },
  "answers bad JSON": { answer: (_, response) => void response.end('{"customers": ['), failure: "badAnswer" },
  "answers what is not UTF-8": {
    answer: (_, response) => void response.end(Buffer.from([0x22, 0xff, 0x22])),
    failure: "badAnswer",
  },
  "answers a web page": {
    answer: (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>"),
    failure: "badAnswer",
  },
  "answers an empty body": { answer: (_, response) => void response.end(), failure: "badAnswer" },
  "answers another shape": {
    answer: json(200, { customers: [{ name: "Maria" }], outcome: "maybe", customer: {}, items: [{}], number: {} }),
    failure: "badAnswer",
  },
  "answers a customer of 100 kB": {
    answer: json(200, {
      customers: [{ ...facts, lastName: "x".repeat(100_000) }],
      outcome: "verified",
      customer: { ...facts, lastName: "x".repeat(100_000) },
    }),
    failure: "badAnswer",
  },
  "breaks off in the middle of an answer": {
    answer: (request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write('{"customers":');
      setImmediate(() => request.socket.destroy());
    },
    failure: "unavailable",
  },
  "breaks the connection": { answer: (request) => void request.socket.destroy(), failure: "unavailable" },
};
