import { describe, expect, it } from "vitest";
import { createRestCrm } from "./rest";
import { crmAgainst, facts, failingCrms, json } from "./test-rest-crm";

const phone = "+15550100001";
const pinCheck = { idNumber: "100200", pin: "86420975", caller: phone, attemptKey: "call:1:0" };
const note = {
  type: "addInteraction",
  customerId: "c/1",
  kind: "note",
  summary: "s",
  disposition: null,
  details: {},
} as const;
const context = { callId: "call", atMs: 1_767_225_600_000, key: "call:1:0" };

describe.each(Object.entries(failingCrms))("fault 12: a CRM that %s", (_, { answer, failure }) => {
  it(`is ${failure}, within the time there is, for look-ups and PIN checks`, async () => {
    const { crm } = await crmAgainst(answer);
    const start = performance.now();
    const results = await Promise.all([
      crm.findByPhone(phone, Date.now() + 500),
      crm.verifyPin(pinCheck, Date.now() + 500),
    ]);
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(results).toEqual([
      { ok: false, error: failure },
      { ok: false, error: failure },
    ]);
  });

  it("opens the breaker: after five failures it is not asked any more, and is again after a rest", async () => {
    let heal = false;
    const healed = json(200, { customers: [facts] });
    const { crm, seen, metrics } = await crmAgainst(
      (request, response) => (heal ? healed : answer)(request, response),
      {
        breaker: { failures: 5, restMs: 2_000 },
      },
    );
    for (let i = 0; i < 5; i++) await crm.verifyPin(pinCheck, Date.now() + 500);
    expect(seen.length).toBe(5);
    expect(await crm.findByPhone(phone, Date.now() + 5_000)).toEqual({ ok: false, error: "unavailable" });
    expect(seen.length).toBe(5);
    expect(await metrics.metrics()).toContain("callwright_crm_breaker_open 1");
    heal = true;
    await expect
      .poll(() => crm.findByPhone(phone, Date.now() + 1_000), { timeout: 20_000 })
      .toMatchObject({ ok: true, value: { id: "c1" } });
    expect(await metrics.metrics()).toContain("callwright_crm_breaker_open 0");
  });
});

describe("the REST connector", () => {
  it("looks up, understands fields it does not know and those left out, and asks once in ten seconds", async () => {
    const { crm, seen } = await crmAgainst(json(200, { customers: [{ ...facts, shoeSize: 44 }], next: null }));
    const expected = { ...facts, email: null, openTickets: 0, openInvoices: 0, attributes: {} };
    expect(await crm.findByPhone("+1 555 010 0001", Date.now() + 1_000)).toEqual({ ok: true, value: expected });
    expect(await crm.findByPhone(phone, Date.now() + 1_000)).toEqual({ ok: true, value: expected });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /api/crm/customers?phone=%2B15550100001"]);
    expect(seen[0]?.headers.authorization).toBe("Bearer key");
    crm.forget("c1");
    await crm.findByPhone(phone, Date.now() + 1_000);
    expect(seen.length).toBe(2);
  });

  it("greets nobody by another's name when several customers have the number", async () => {
    const { crm } = await crmAgainst(json(200, { customers: [facts, { ...facts, id: "c2" }] }));
    expect(await crm.findByPhone(phone, Date.now() + 1_000)).toEqual({ ok: true, value: null });
  });

  it("tries a look-up and a write again, with the same key, when the first try failed", async () => {
    let count = 0;
    const { crm, seen } = await crmAgainst((request, response) =>
      json(++count % 2 ? 503 : 200, { customers: [facts], id: "i1" })(request, response),
    );
    expect(await crm.findByPhone(phone, Date.now() + 2_000)).toMatchObject({ ok: true, value: { id: "c1" } });
    expect(await crm.write(note, context, Date.now() + 2_000)).toEqual({ ok: true, value: null });
    const writes = seen.filter(({ method }) => method === "POST");
    expect(writes.map(({ url, headers }) => [url, headers["idempotency-key"]])).toEqual(
      Array(2).fill(["/api/crm/customers/c%2F1/interactions", "call:1:0"]),
    );
    expect(writes[0]?.body).toBe(writes[1]?.body);
  });

  it("finds a customer in time when one answer of two hangs", async () => {
    let count = 0;
    const { crm } = await crmAgainst((request, response) => {
      if (++count > 1) json(200, { customers: [facts] })(request, response);
    });
    expect(await crm.findByPhone(phone, Date.now() + 600)).toMatchObject({ ok: true, value: { id: "c1" } });
  });

  it("never repeats a PIN check that may have arrived", async () => {
    const { crm, seen } = await crmAgainst(json(503, {}));
    await crm.verifyPin(pinCheck, Date.now() + 2_000);
    expect(seen.length).toBe(1);
  });

  it("does not blame the server for a customer it does not have", async () => {
    const { crm, seen } = await crmAgainst(json(404, {}));
    for (let i = 0; i < 8; i++) {
      expect(await crm.write(note, context, Date.now() + 1_000)).toEqual({ ok: false, error: "badAnswer" });
    }
    expect(seen.length).toBe(8);
  });

  it("asks nothing for a call that has no time left", async () => {
    const { crm, seen } = await crmAgainst(json(200, { customers: [] }));
    expect(await crm.findByPhone(phone, Date.now() - 1)).toEqual({ ok: false, error: "timeout" });
    expect(seen).toEqual([]);
  });

  it("is unavailable, without an exception, where nobody listens", async () => {
    const crm = createRestCrm({ baseUrl: "http://127.0.0.1:1/api/crm/" });
    expect(await crm.verifyPin(pinCheck, Date.now() + 1_000)).toEqual({ ok: false, error: "unavailable" });
    await crm.close();
  });

  it("fault 28: keeps the PIN out of its metrics and of every address", async () => {
    const { crm, seen, metrics } = await crmAgainst(json(200, { outcome: "rejected" }));
    await crm.verifyPin(pinCheck, Date.now() + 1_000);
    expect(seen[0]?.body).toContain(pinCheck.pin);
    expect(await metrics.metrics()).not.toContain(pinCheck.pin);
    expect(JSON.stringify([seen[0]?.url, seen[0]?.headers])).not.toContain(pinCheck.pin);
  });
});
