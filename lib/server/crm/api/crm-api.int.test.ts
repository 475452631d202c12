import { randomUUID } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { GET } from "@/app/api/crm/[...path]/route";
import { createApiKey, listApiKeys, revokeApiKey } from "@/lib/server/crm/api/api-keys";
import { crmRoute } from "@/lib/server/crm/api/crm-route";
import { operations } from "@/lib/server/crm/api/operations";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;
let key: string;
let customer: Awaited<ReturnType<typeof testCustomer>>;
beforeAll(async () => {
  test = await createTestApp({}, [{ prefix: "/api/crm/", handler: crmRoute }]);
  key = (await createApiKey(test.app.prisma, { kind: "system" }, "test")).key;
  customer = await testCustomer(test.app.prisma);
});
afterAll(() => test.close());

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the server answers is what these tests find out
  body: any;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${test.url}/api/crm${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const at = "2026-03-01T10:00:00.000Z";
const invoice = (number: string = randomUUID()) => ({
  number,
  amountMinor: 4_990,
  currency: "EUR",
  issuedAt: at,
  dueAt: "2026-03-15T00:00:00Z",
});
const verification = (own: object = {}) => ({
  idNumber: customer.idNumber,
  pin: "4711",
  caller: customer.phone,
  attemptKey: randomUUID(),
  ...own,
});

describe("the OpenAPI document", () => {
  /** One request for every answer that the document lists, with how to get it. */
  const requests: [operation: string, status: number, () => Promise<Answer>][] = [
    ["findCustomers", 200, () => send("GET", `/customers?phone=${encodeURIComponent(customer.phone)}`)],
    ["findCustomers", 400, () => send("GET", "/customers?phone=nobody")],
    ["getCustomer", 200, () => send("GET", `/customers/${customer.id}`)],
    ["getCustomer", 404, () => send("GET", "/customers/nobody")],
    ["findCustomerByIdNumber", 200, () => send("GET", `/customers/by-id-number/${customer.idNumber}`)],
    ["changeCustomer", 200, () => send("PATCH", `/customers/${customer.id}`, { serviceStatus: "active" })],
    ["changeCustomer", 400, () => send("PATCH", `/customers/${customer.id}`, { pin: "1234" })],
    ["changeCustomer", 404, () => send("PATCH", "/customers/nobody", { serviceStatus: "active" })],
    ["verifyPin", 200, () => send("POST", "/verify", verification())],
    ["verifyPin", 400, () => send("POST", "/verify", { idNumber: "1" })],
    ["listInvoices", 200, () => send("GET", `/customers/${customer.id}/invoices`)],
    ["listInvoices", 400, () => send("GET", `/customers/${customer.id}/invoices?limit=0`)],
    ["listInvoices", 404, () => send("GET", "/customers/nobody/invoices")],
    ["addInvoice", 201, () => send("POST", `/customers/${customer.id}/invoices`, invoice())],
    [
      "addInvoice",
      200,
      () =>
        send("POST", `/customers/${customer.id}/invoices`, invoice("same")).then(() =>
          send("POST", `/customers/${customer.id}/invoices`, invoice("same")),
        ),
    ],
    ["addInvoice", 400, () => send("POST", `/customers/${customer.id}/invoices`, { ...invoice(), currency: "euro" })],
    ["addInvoice", 404, () => send("POST", "/customers/nobody/invoices", invoice())],
    [
      "addInvoice",
      409,
      () =>
        send("POST", `/customers/${customer.id}/invoices`, invoice("taken")).then(() =>
          send("POST", `/customers/${customer.id}/invoices`, { ...invoice("taken"), amountMinor: 1 }),
        ),
    ],
    ["listTickets", 200, () => send("GET", `/customers/${customer.id}/tickets?limit=1`)],
    ["listTickets", 400, () => send("GET", `/customers/${customer.id}/tickets?cursor=rubbish`)],
    ["listTickets", 404, () => send("GET", "/customers/nobody/tickets")],
    ...adding("addTicket", () => `/customers/${customer.id}/tickets`, { subject: "No line" }, { subject: "" }),
    ["addTicket", 404, () => send("POST", "/customers/nobody/tickets", { subject: "No line" })],
    ["listInteractions", 200, () => send("GET", `/customers/${customer.id}/interactions`)],
    ["listInteractions", 400, () => send("GET", `/customers/${customer.id}/interactions?limit=many`)],
    ["listInteractions", 404, () => send("GET", "/customers/nobody/interactions")],
    ...adding(
      "addInteraction",
      () => `/customers/${customer.id}/interactions`,
      { kind: "note", at, summary: "Asked for a bill", details: { a: [1, null] } },
      { kind: "fax", at, summary: "" },
    ),
    ["addInteraction", 404, () => send("POST", "/customers/nobody/interactions", { kind: "note", at, summary: "s" })],
    ["listTasks", 200, () => send("GET", `/customers/${customer.id}/tasks`)],
    [
      "listTasks",
      400,
      () => send("GET", `/customers/${customer.id}/tasks?cursor=${Buffer.from("x y").toString("base64url")}`),
    ],
    ["listTasks", 404, () => send("GET", "/customers/nobody/tasks")],
    ...adding("addTask", () => `/customers/${customer.id}/tasks`, { title: "Ring back", dueAt: at }, { title: 7 }),
    ["addTask", 404, () => send("POST", "/customers/nobody/tasks", { title: "Ring back" })],
    ...adding("addTaskWithoutCustomer", () => "/tasks", { title: "Ring back" }, { title: "Ring back", colour: "red" }),
  ];

  function adding(operation: string, path: () => string, good: object, bad: object): typeof requests {
    const again = { "idempotency-key": randomUUID() };
    const other = { "idempotency-key": randomUUID() };
    return [
      [operation, 201, () => send("POST", path(), good, again)],
      [operation, 200, () => send("POST", path(), good, again)],
      [operation, 400, () => send("POST", path(), bad)],
      [
        operation,
        409,
        async () => {
          const someoneElse = await testCustomer(test.app.prisma);
          const resource = path().split("/").at(-1);
          await send("POST", `/customers/${someoneElse.id}/${resource}`, good, other);
          return send("POST", path(), good, other);
        },
      ],
    ];
  }

  it("is served without a key, names this server, and is OpenAPI 3.1", async () => {
    const response = await fetch(`${test.url}/api/crm/openapi.json`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ openapi: "3.1.0", servers: [{ url: test.url }] });
  });

  it("is exercised: every operation and every status of its own is asked for here", () => {
    const listed = operations.flatMap(({ id, answers, errors }) =>
      [...Object.keys(answers), ...errors].map((status) => `${id} ${status}`),
    );
    expect([...new Set(requests.map(([id, status]) => `${id} ${status}`))].sort()).toEqual(listed.sort());
  });

  it.each(requests)("says of %s what is answered with %i", async (operationId, status, request) => {
    const { body: document } = await send("GET", "/openapi.json");
    const operation = Object.values<Record<string, { operationId: string }>>(document.paths)
      .flatMap((path) => Object.values(path))
      .find((candidate) => candidate.operationId === operationId) as never as {
      responses: Record<number, { content: { "application/json": { schema: object } } }>;
    };
    const answer = await request();
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    const ajv = new Ajv2020({
      strict: false,
      formats: { "date-time": (text: string) => !Number.isNaN(Date.parse(text)) },
    });
    const schema = operation.responses[status]?.content["application/json"].schema;
    const validate = ajv.compile({ ...schema, components: document.components });
    expect(validate(answer.body), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe("the customer interface", () => {
  it("opens to no one without a valid key, and to a revoked one no more", async () => {
    const { key: own, summary } = await createApiKey(test.app.prisma, { kind: "system" }, "soon gone");
    const look = (authorization: string) => send("GET", `/customers/${customer.id}`, undefined, { authorization });
    expect((await look(`Bearer ${own}`)).status).toBe(200);
    await revokeApiKey(test.app.prisma, { kind: "system" }, summary.id);
    for (const wrong of [`Bearer ${own}`, "", "Bearer ", "Basic dTpw", `Bearer ${key}x`, "Bearer ' OR 1=1--"]) {
      const { status, body, headers } = await look(wrong);
      expect([status, body.error.code, headers.get("www-authenticate")]).toEqual([401, "notSignedIn", "Bearer"]);
    }
    const kept = (await listApiKeys(test.app.prisma)).find(({ id }) => id === summary.id);
    expect(kept).toMatchObject({ prefix: own.slice(0, 10), revokedAt: expect.any(Date), lastUsedAt: expect.any(Date) });
    expect(JSON.stringify(await test.app.prisma.apiKey.findMany())).not.toContain(own);
  });

  it("finds by a number however it is written, and answers two customers when two have it", async () => {
    const one = await testCustomer(test.app.prisma, { phone: "+971501234567" });
    const find = async (phone: string) =>
      (await send("GET", `/customers?phone=${phone}`)).body.customers.map((found: { id: string }) => found.id);
    expect(await find("%2B971501234567")).toEqual([one.id]);
    expect(await find("+971%2050%20123%204567")).toEqual([one.id]);
    const two = await testCustomer(test.app.prisma, { phone: "+971501234567" });
    expect((await find("%2B971501234567")).sort()).toEqual([one.id, two.id].sort());
  });

  it("pages through records without losing or doubling one", async () => {
    const own = await testCustomer(test.app.prisma);
    for (let i = 0; i < 7; i++) {
      // Three at the same moment, so that the time alone does not order them.
      const time = `2026-03-0${Math.max(1, i - 2)}T00:00:00.000Z`;
      await send("POST", `/customers/${own.id}/interactions`, { kind: "note", at: time, summary: `note ${i}` });
    }
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { body }: Answer = await send(
        "GET",
        `/customers/${own.id}/interactions?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map((item: { summary: string }) => item.summary));
      cursor = body.nextCursor;
    }
    expect([...seen].sort()).toEqual(Array.from({ length: 7 }, (_, i) => `note ${i}`));
    expect(seen[0]).toBe("note 6");
  });

  it("does one thing once when a request comes ten times at once", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        send("POST", `/customers/${customer.id}/tickets`, { subject: "Ten times" }, headers),
      ),
    );
    expect(all.filter(({ status }) => status === 201).length).toBe(1);
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(await test.app.prisma.ticket.count({ where: { subject: "Ten times" } })).toBe(1);
  });

  it.each([
    ["a body that is not JSON", "POST", "/verify", '{"pin":"97531', {}, 400, "badInput"],
    [
      "a body that is not said to be JSON",
      "POST",
      "/verify",
      "pin=97531",
      { "content-type": "text/plain" },
      400,
      "badInput",
    ],
    ["a body of 1 MB", "POST", "/verify", JSON.stringify({ pin: "9".repeat(1_000_000) }), {}, 413, "tooLarge"],
    ["an address that leads nowhere", "GET", "/nothing", undefined, {}, 404, "notFound"],
    ["an address that is not encoded properly", "GET", "/customers/%E0%A4%A", undefined, {}, 400, "badInput"],
    ["another method", "DELETE", "/customers/x/tickets", undefined, {}, 405, "methodNotAllowed"],
    [
      "an unusable idempotency key",
      "POST",
      "/tasks",
      { title: "t" },
      { "idempotency-key": "with blank" },
      400,
      "badInput",
    ],
  ] as const)("answers %s with its error, in the one shape", async (_, method, path, body, headers, status, code) => {
    const answer = await send(method, path, body, headers);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain("97531");
  });

  it("takes texts that PostgreSQL does not, and every other one, as they are", async () => {
    const summary = `"><Dial>]]>\u0001\u202e ${"é".repeat(10)} \u{1F4DE} '; DROP TABLE customer; --`;
    const { body, status } = await send("POST", `/customers/${customer.id}/interactions`, {
      kind: "note",
      at,
      summary: `${summary}\u0000`,
      details: { "a\u0000": "b\ud800" },
    });
    expect([status, body.summary, body.details]).toEqual([201, summary, { a: "b" }]);
  });

  it("leaves an audit record of every look and change, without personal data", async () => {
    const own = await testCustomer(test.app.prisma);
    await send("GET", `/customers?phone=${encodeURIComponent(own.phone)}`);
    await send("GET", `/customers/${own.id}`);
    await send("GET", `/customers/${own.id}/invoices`);
    await send("POST", `/customers/${own.id}/tasks`, { title: "Ring back" });
    await send("POST", "/verify", verification({ idNumber: own.idNumber }));
    const records = await test.app.prisma.auditRecord.findMany({
      where: { subjectId: own.id },
      orderBy: { at: "asc" },
    });
    expect(records.map(({ action }) => action)).toEqual([
      "customer.lookedUp",
      "customer.viewed",
      "customer.invoicesViewed",
      "task.added",
      "customer.pinChecked",
    ]);
    expect(new Set(records.map(({ actorKind }) => actorKind))).toEqual(new Set(["apiKey"]));
    expect(JSON.stringify(records)).not.toMatch(new RegExp(`${own.phone.slice(1)}|Tamm|4711`));
  });

  it("slows down whoever guesses keys, and only them", async () => {
    const guess = () => send("GET", "/customers/x", undefined, { authorization: "Bearer guess" });
    const statuses = (await Promise.all(Array.from({ length: 40 }, guess))).map(({ status }) => status);
    expect(statuses).toContain(429);
    expect((await guess()).headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await send("GET", `/customers/${customer.id}`)).status).toBe(200);
  });

  it("lets one key ask 300 times at once, and then says wait", async () => {
    const { key: own } = await createApiKey(test.app.prisma, { kind: "system" }, "busy");
    // The server's clock stands still, so that a slow machine gives no time for more.
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const ask = () => send("GET", "/nothing", undefined, { authorization: `Bearer ${own}` });
    const statuses: number[] = [];
    for (let i = 0; i < 16; i++) {
      const answers = await Promise.all(Array.from({ length: 20 }, ask));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 404).length).toBe(300);
    expect(statuses.filter((status) => status === 429).length).toBe(20);
    vi.advanceTimersByTime(1_000);
    expect((await ask()).status).toBe(404);
  });

  it("answers the same through Next's route files", async () => {
    const path = `/api/crm/customers/${customer.id}`;
    const request = new Request(`http://host${path}`, { headers: { authorization: `Bearer ${key}` } });
    const response = await GET(request, { params: Promise.resolve({ path: path.split("/").slice(3) }) });
    expect([response.status, (await response.json()).id]).toEqual([200, customer.id]);
  });

  it("says unavailable, not what is wrong inside, when the database is away", async () => {
    const whole = test.app.pool;
    const { createPool } = await import("@/lib/server/db/pool");
    test.app.pool = createPool("postgresql://nobody@127.0.0.1:1/nothing", { warn: () => {} });
    const { status, body } = await send("GET", `/customers/${customer.id}`);
    await test.app.pool.end();
    test.app.pool = whole;
    expect([status, body.error.code]).toEqual([503, "unavailable"]);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|nobody/);
  });
});
