import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import type { HttpRequestEffect } from "@/lib/engine/effect";
import { json, startService, testRequests } from "./test-http-requests";

const allow = ["127.0.0.0/8"];
const order = { order: { id: 7, status: "sent", lines: [{ title: "Kettle" }], note: "for the neighbour" } };

const trouble: Record<string, { answer: RequestListener; expected: object }> = {
  "never answers": { answer: () => {}, expected: { type: "serviceFailed", reason: "timeout" } },
  "sends headers and then nothing": {
    answer: (_, response) => void response.writeHead(200).flushHeaders(),
    expected: { type: "serviceFailed", reason: "timeout" },
  },
  "sends a byte now and then": {
    answer: (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(" ")), 20);
    },
    expected: { type: "serviceFailed", reason: "timeout" },
  },
  "breaks the connection": {
    answer: (request) => void request.socket.destroy(),
    expected: { type: "serviceFailed", reason: "unavailable" },
  },
  "breaks off in the middle of an answer": {
    answer: (request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write('{"order":');
      setImmediate(() => request.socket.destroy());
    },
    expected: { type: "serviceFailed", reason: "unavailable" },
  },
  "answers 10 MB": {
    answer: (_, response) => void response.writeHead(200).end(Buffer.alloc(10_000_000, " ")),
    expected: { type: "serviceFailed", reason: "badAnswer" },
  },
  "answers without end": {
    answer: (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(65_536)));
      };
      response.writeHead(200).on("drain", more);
      more();
    },
    expected: { type: "serviceFailed", reason: "badAnswer" },
  },
  "speaks no HTTP": {
    answer: (request) => void request.socket.end("SSH-2.0-OpenSSH_9.7\r\n"),
    expected: { type: "serviceFailed", reason: "unavailable" },
  },
  "redirects in a circle": {
    answer: (_, response) => void response.writeHead(302, { location: "/again" }).end(),
    expected: { type: "serviceFailed", reason: "badAnswer" },
  },
  "redirects to what is no address": {
    answer: (_, response) => void response.writeHead(302, { location: "ftp://ftp.example/" }).end(),
    expected: { type: "serviceFailed", reason: "badAnswer" },
  },
  "answers 500": { answer: json(500, order), expected: { type: "httpAnswered", status: 500 } },
  "answers bad JSON": {
    answer: (_, response) => void response.end('{"order": {"status": '),
    expected: { type: "httpAnswered", status: 200, data: null },
  },
  "answers a page": {
    answer: (_, response) => void response.end("<html>Sign in</html>"),
    expected: { type: "httpAnswered", status: 200, data: null },
  },
  "answers what is not UTF-8": {
    answer: (_, response) => void response.end(Buffer.from([0x22, 0xff, 0x22])),
    expected: { type: "httpAnswered", status: 200, data: null },
  },
  "answers nothing": {
    answer: (_, response) => void response.writeHead(204).end(),
    expected: { type: "httpAnswered", status: 204, data: null },
  },
  "answers brackets in brackets": {
    answer: (_, response) => void response.end("[".repeat(100_000) + "]".repeat(100_000)),
    expected: { type: "httpAnswered", status: 200, data: null },
  },
  "answers another shape": {
    answer: json(200, ["order", null]),
    expected: { type: "httpAnswered", status: 200, data: [] },
  },
  "answers names that are traps": {
    answer: (_, response) => void response.end('{"__proto__":{"order":{"status":"x"}},"order":null}'),
    expected: { type: "httpAnswered", status: 200, data: { order: null } },
  },
};

describe.each(Object.entries(trouble))("fault 12: a web service that %s", (_, { answer, expected }) => {
  it("is an answer or a failure within the time there is", async () => {
    const service = await startService(answer);
    const { send } = testRequests({ allow });
    const began = performance.now();
    const result = await send({ url: [service.url], reads: ["order.status"] }, 500);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(result).toMatchObject(expected);
  });
});

describe("a request", () => {
  it("is what the flow says, with its secrets written as their place needs", async () => {
    const service = await startService();
    const { send, logged } = testRequests({ allow });
    const headers: HttpRequestEffect["headers"] = [
      { name: "Authorization", value: ["Bearer ", { secret: "key" }] },
      { name: "X-Name", value: ["Õie ", { secret: "other" }] },
    ];
    const url = [`${service.url}/orders?key=`, { secret: "key" }];
    const text = ['{"name":"{{ secrets.other }}","key":"', { secret: "key" }, '"}'];
    const answer = await send({ method: "POST", url, headers, body: { type: "json", text } });
    expect(answer).toEqual({ type: "httpAnswered", status: 200, data: null });
    const [seen] = service.seen;
    expect(seen?.method).toBe("POST");
    expect(new URL(seen?.url as string, service.url).searchParams.get("key")).toBe('s3cr&t="1"');
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer s3cr&t="1"',
      "content-type": "application/json",
      "idempotency-key": "call:3:0",
    });
    expect(Buffer.from(seen?.headers["x-name"] as string, "latin1").toString()).toBe("Õie Ünüsual");
    expect(JSON.parse(seen?.body ?? "")).toEqual({ name: "{{ secrets.other }}", key: 's3cr&t="1"' });
    expect(JSON.stringify(logged)).not.toMatch(/s3cr|Ünü/);

    const form = { type: "form" as const, text: ["key=", { secret: "key" }, "&a=1"] };
    await send({ method: "PUT", url: [service.url], body: form });
    expect([...new URLSearchParams(service.seen[1]?.body)]).toEqual([
      ["key", 's3cr&t="1"'],
      ["a", "1"],
    ]);
  });

  it("is not sent when a secret is missing", async () => {
    const service = await startService();
    const { send } = testRequests({ allow });
    const answer = await send({ url: [service.url, "?key=", { secret: "lost" }] });
    expect(answer).toEqual({ type: "serviceFailed", reason: "unavailable" });
    expect(service.seen).toEqual([]);
  });

  it("takes of the answer what the flow reads", async () => {
    const service = await startService(json(200, order));
    const { send } = testRequests({ allow });
    const answer = await send({ url: [service.url], reads: ["order.status", "order.lines[0].title"] });
    const data = { order: { status: "sent", lines: [{ title: "Kettle" }] } };
    expect(answer).toEqual({ type: "httpAnswered", status: 200, data });
  });

  it("logs host and status of a refusal, never an address, a header or a body, and counts it", async () => {
    const service = await startService(json(403, { error: "no such key as s3cr" }));
    const { send, logged, metrics } = testRequests({ allow });
    const headers = [{ name: "x-key", value: [{ secret: "key" }] }];
    await send({ url: [`${service.url}/private/path?q=word`], headers, reads: ["error"] });
    expect(logged).toEqual([[{ host: `127.0.0.1:${service.port}`, status: 403 }, expect.any(String)]]);
    expect(await metrics.metrics()).toContain('callwright_http_request_seconds_count{outcome="4xx"} 1');
  });
});

describe("a redirect", () => {
  const credentials: HttpRequestEffect["headers"] = [
    { name: "authorization", value: [{ secret: "key" }] },
    { name: "x-api-key", value: [{ secret: "key" }] },
    { name: "cookie", value: ["a=b"] },
    { name: "accept-language", value: ["et"] },
  ];

  it("within the origin keeps headers; to another, credentials stay behind", async () => {
    const other = await startService(json(200, { from: "other" }));
    const service = await startService((request, response) => {
      const location = request.url === "/a" ? "/b" : other.url;
      response.writeHead(302, { location }).end();
    });
    const { send } = testRequests({ allow });
    const answer = await send({ url: [`${service.url}/a`], headers: credentials, reads: ["from"] });
    expect(answer).toMatchObject({ data: { from: "other" } });
    expect(service.seen.map(({ headers }) => headers["x-api-key"])).toEqual(Array(2).fill('s3cr&t="1"'));
    const got = other.seen[0]?.headers ?? {};
    expect(got["accept-language"]).toBe("et");
    expect(Object.keys(got).filter((name) => ["authorization", "x-api-key", "cookie"].includes(name))).toEqual([]);
  });

  it.each([
    [301, "GET"],
    [302, "GET"],
    [303, "GET"],
    [307, "POST"],
    [308, "POST"],
  ])("%i answers a POST: the next request is a %s", async (status, method) => {
    const service = await startService((request, response) =>
      request.url === "/"
        ? void response.writeHead(status, { location: "/next" }).end()
        : json(200, {})(request, response),
    );
    const { send } = testRequests({ allow });
    await send({ method: "POST", url: [`${service.url}/`], body: { type: "json", text: ["{}"] } });
    expect(service.seen[1]).toMatchObject({ method, body: method === "POST" ? "{}" : "" });
  });

  it("takes no body to another origin", async () => {
    const other = await startService();
    const service = await startService((_, response) => void response.writeHead(307, { location: other.url }).end());
    const { send } = testRequests({ allow });
    const body = { type: "json" as const, text: ['"', { secret: "key" }, '"'] };
    expect(await send({ method: "POST", url: [service.url], body })).toMatchObject({ reason: "badAnswer" });
    expect(other.connections).toEqual([]);
  });

  it("is followed three times", async () => {
    const service = await startService((request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop === 3) json(200, {})(request, response);
      else response.writeHead(302, { location: `/${hop + 1}` }).end();
    });
    const { send } = testRequests({ allow });
    expect(await send({ url: [`${service.url}/0`] })).toMatchObject({ status: 200 });
    expect(await send({ url: [`${service.url}/-1`] })).toMatchObject({ reason: "badAnswer" });
  });
});

describe("another try", () => {
  const everySecond = () => {
    let count = 0;
    return startService((request, response) => json(++count % 2 ? 503 : 200, {})(request, response));
  };

  it("follows trouble where asking again is safe, with the same key", async () => {
    const service = await everySecond();
    const { send } = testRequests({ allow });
    expect(await send({ method: "PUT", url: [service.url], retries: 1 })).toMatchObject({ status: 200 });
    expect(service.seen.map(({ headers }) => headers["idempotency-key"])).toEqual(["call:3:0", "call:3:0"]);
  });

  it("follows a hanging answer while there is time", async () => {
    let count = 0;
    const service = await startService((request, response) => {
      if (++count > 1) json(200, {})(request, response);
    });
    const { send } = testRequests({ allow });
    expect(await send({ url: [service.url], retries: 1 }, 800)).toMatchObject({ status: 200 });
  });

  it("does not follow where the service may have done it already, or has understood", async () => {
    const service = await startService(json(503, {}));
    const { send } = testRequests({ allow });
    await send({ method: "POST", url: [service.url], retries: 3, repeatable: false });
    expect(service.seen).toHaveLength(1);
    const understood = await startService(json(404, {}));
    await send({ url: [understood.url], retries: 3 });
    expect(understood.seen).toHaveLength(1);
  });
});

describe("a service that keeps failing", () => {
  it("is left alone for a while, and others are not", async () => {
    let healthy = false;
    const service = await startService((request, response) => json(healthy ? 200 : 500, {})(request, response));
    const other = await startService();
    const { send } = testRequests({ allow, breaker: { failures: 3, restMs: 200 } });
    for (let i = 0; i < 3; i += 1) expect(await send({ url: [service.url] })).toMatchObject({ status: 500 });
    expect(await send({ url: [service.url] })).toEqual({ type: "serviceFailed", reason: "unavailable" });
    expect(service.seen).toHaveLength(3);
    expect(await send({ url: [other.url] })).toMatchObject({ status: 200 });
    healthy = true;
    await expect.poll(() => send({ url: [service.url] }), { timeout: 3_000 }).toMatchObject({ status: 200 });
  });

  it("is not what refuses a request: a wrong order number opens no breaker", async () => {
    const service = await startService(json(404, {}));
    const { send } = testRequests({ allow, breaker: { failures: 2, restMs: 60_000 } });
    for (let i = 0; i < 5; i += 1) expect(await send({ url: [service.url] })).toMatchObject({ status: 404 });
  });

  it("where nobody listens, is unavailable", async () => {
    const { send } = testRequests({ allow });
    expect(await send({ url: ["http://127.0.0.1:1/"] })).toEqual({ type: "serviceFailed", reason: "unavailable" });
  });
});
