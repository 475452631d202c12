import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CrmWrite } from "@/lib/engine/effect";
import { createApiKey } from "@/lib/server/crm/api/api-keys";
import { crmRoute } from "@/lib/server/crm/api/crm-route";
import { createBuiltInCrm } from "@/lib/server/crm/built-in";
import type { CrmConnector } from "@/lib/server/crm/port";
import { createRestCrm, type RestCrm } from "@/lib/server/crm/rest";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;
let rest: RestCrm;
let connectors: Record<string, CrmConnector>;
beforeAll(async () => {
  test = await createTestApp({}, [{ prefix: "/api/crm/", handler: crmRoute }]);
  const { key } = await createApiKey(test.app.prisma, { kind: "system" }, "connector");
  rest = createRestCrm({ baseUrl: test.url, apiKey: key });
  connectors = { "built-in": createBuiltInCrm(test.app.pool), REST: rest };
});
afterAll(async () => {
  await rest.close();
  await test.close();
});

const soon = () => Date.now() + 10_000;
const atMs = Date.UTC(2026, 2, 1, 10);

describe.each(["built-in", "REST"])("what a call gets from the %s customer database", (name) => {
  const crm = () => connectors[name] as CrmConnector;
  const prisma = () => test.app.prisma;

  it("finds the one customer with a number, with open tickets and invoices", async () => {
    const customer = await testCustomer(prisma());
    const dates = { issuedAt: new Date(), dueAt: new Date() };
    const bill = { customerId: customer.id, amountMinor: 1, currency: "EUR", ...dates };
    await prisma().invoice.createMany({
      data: ["open", "paid", "overdue"].map((status) => ({ ...bill, status, number: randomUUID() })),
    });
    await prisma().ticket.createMany({
      data: ["open", "pending", "solved"].map((status) => ({ customerId: customer.id, subject: "s", status })),
    });
    expect(await crm().findByPhone(customer.phone, soon())).toEqual({
      ok: true,
      value: {
        id: customer.id,
        idNumber: customer.idNumber,
        firstName: "Maria",
        lastName: "Tamm",
        email: "maria.tamm@example.com",
        accountType: "gold",
        priority: 2,
        language: "et-EE",
        serviceStatus: "active",
        openTickets: 2,
        openInvoices: 2,
        attributes: { plan: "fibre 500", since: 2019 },
      },
    });
  });

  it("finds nobody for a number that is unknown, withheld, none at all, or of two customers", async () => {
    const phone = `+1555${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
    await testCustomer(prisma(), { phone });
    await testCustomer(prisma(), { phone });
    for (const number of [phone, "+15559999999", "+266696687", "", "client:maria"]) {
      expect(await crm().findByPhone(number, soon())).toEqual({ ok: true, value: null });
    }
  });

  it.each([
    ["the right PIN", {}, "verified"],
    ["a wrong PIN", { pin: "0000" }, "rejected"],
    ["an empty PIN", { pin: "" }, "rejected"],
    ["a PIN of 100 digits", { pin: "4".repeat(100) }, "rejected"],
    ["an unknown id", { idNumber: "000" }, "rejected"],
    ["an empty id", { idNumber: "" }, "rejected"],
    ["an id with keys that are no digits", { idNumber: "*1#" }, "rejected"],
    ["a caller without a number", { caller: "" }, "verified"],
  ])("checks %s", async (_, own, outcome) => {
    const customer = await testCustomer(prisma());
    const request = {
      idNumber: customer.idNumber,
      pin: "4711",
      caller: customer.phone,
      attemptKey: randomUUID(),
      ...own,
    };
    const check = await crm().verifyPin(request, soon());
    expect(check).toMatchObject({ ok: true, value: { outcome } });
    if (check.ok && check.value.outcome === "verified") expect(check.value.customer.id).toBe(customer.id);
  });

  it("locks after five failures, and makes ten copies of an attempt one", async () => {
    const customer = await testCustomer(prisma());
    const wrong = { idNumber: customer.idNumber, pin: "0000", caller: customer.phone };
    for (let i = 0; i < 5; i++) {
      const attemptKey = randomUUID();
      const copies = await Promise.all(
        Array.from({ length: i === 0 ? 10 : 1 }, () => crm().verifyPin({ ...wrong, attemptKey }, soon())),
      );
      for (const copy of copies) expect(copy).toEqual({ ok: true, value: { outcome: "rejected" } });
    }
    const right = { ...wrong, pin: "4711", attemptKey: randomUUID() };
    expect(await crm().verifyPin(right, soon())).toEqual({ ok: true, value: { outcome: "locked" } });
  });

  it("finds a customer by the number that they type, and nobody by any other", async () => {
    const customer = await testCustomer(prisma());
    expect(await crm().findByIdNumber(customer.idNumber, soon())).toMatchObject({
      ok: true,
      value: { id: customer.id, attributes: { plan: "fibre 500" } },
    });
    for (const number of ["000", "", "*1#", "9".repeat(100), "a/b"])
      expect(await crm().findByIdNumber(number, soon())).toEqual({ ok: true, value: null });
  });

  it("changes what is named of a customer, and nothing else", async () => {
    const customer = await testCustomer(prisma());
    const change = { email: null, priority: 1, attributes: { plan: "fibre 1000", since: null, callback: true } };
    const changed = await crm().changeCustomer(customer.id, change, soon());
    expect(changed).toMatchObject({ ok: true, value: { email: null, priority: 1, accountType: "gold" } });
    expect(changed.ok && changed.value.attributes).toEqual({ plan: "fibre 1000", callback: true });
    expect(await crm().findByPhone(customer.phone, soon())).toEqual({ ok: true, value: changed.ok && changed.value });
  });

  it("refuses a change of somebody unknown, to a value that will not do, or of what is not a call's to change", async () => {
    const customer = await testCustomer(prisma());
    const bad = { ok: false, error: "badAnswer" };
    expect(await crm().changeCustomer("nobody", { priority: 1 }, soon())).toEqual(bad);
    expect(await crm().changeCustomer(customer.id, { priority: 9 }, soon())).toEqual(bad);
    expect(await crm().changeCustomer(customer.id, { email: "no address" }, soon())).toEqual(bad);
    expect(await crm().changeCustomer(customer.id, { idNumber: "1" } as never, soon())).toEqual(bad);
    expect(await crm().findByPhone(customer.phone, soon())).toMatchObject({
      value: { priority: 2, email: "maria.tamm@example.com", idNumber: customer.idNumber },
    });
  });

  it("lists a customer's invoices, newest first", async () => {
    const customer = await testCustomer(prisma());
    const number = () => randomUUID();
    const [old, young] = [number(), number()];
    const bill = { customerId: customer.id, amountMinor: 4250, currency: "EUR", status: "open" };
    const on = (day: number) => ({
      issuedAt: new Date(Date.UTC(2026, 0, day)),
      dueAt: new Date(Date.UTC(2026, 1, day)),
    });
    await prisma().invoice.createMany({
      data: [
        { ...bill, number: old, ...on(1) },
        { ...bill, number: young, ...on(2) },
      ],
    });
    expect(await crm().listInvoices(customer.id, soon())).toEqual({
      ok: true,
      value: [
        {
          number: young,
          amountMinor: 4250,
          currency: "EUR",
          status: "open",
          issuedAt: "2026-01-02T00:00:00.000Z",
          dueAt: "2026-02-02T00:00:00.000Z",
        },
        expect.objectContaining({ number: old }),
      ],
    });
    expect(await crm().listInvoices("nobody", soon())).toEqual({ ok: false, error: "badAnswer" });
  });

  it("opens a ticket whose number it tells, once", async () => {
    const { id: customerId } = await testCustomer(prisma());
    const ticket = { customerId, subject: "No dial tone", priority: 2, callId: "call-1", key: randomUUID() };
    const opened = await crm().openTicket(ticket, soon());
    expect(opened).toEqual(await crm().openTicket(ticket, soon()));
    const [row, ...others] = await prisma().ticket.findMany({ where: { customerId } });
    expect(others).toEqual([]);
    expect(opened).toEqual({ ok: true, value: { number: String(row?.number) } });
    expect(await crm().openTicket({ ...ticket, customerId: "nobody", key: randomUUID() }, soon())).toEqual({
      ok: false,
      error: "badAnswer",
    });
  });

  it("writes a whole call to the customer, once", async () => {
    const customer = await testCustomer(prisma());
    const callId = randomUUID();
    await prisma().callSession.create({
      data: {
        callId,
        carrier: "virtual",
        callSid: callId,
        callerNumber: "",
        dialledNumber: "",
        state: "ended",
        revision: 1,
        session: {},
        startedAt: new Date(),
        updatedAt: new Date(),
      },
    });
    const customerId = customer.id;
    const effects: CrmWrite[] = [
      {
        type: "addInteraction",
        customerId,
        kind: "call",
        summary: "Asked for a bill\u0000",
        disposition: "solved",
        details: { menu: ["1", "2"], odd: "\ud800" },
      },
      { type: "createTask", customerId, title: "Ring back", department: "billing", dueAtMs: atMs },
      { type: "openTicket", customerId, subject: `No line ${"x".repeat(400)}`, priority: 1 },
      { type: "keepVoicemail", customerId, recordingSid: `RE${callId}`, nodeId: "voicemail", durationSeconds: 23.4 },
    ];
    for (const _ of ["first", "again"]) {
      for (const [i, effect] of effects.entries()) {
        expect(await crm().write(effect, { callId, atMs, key: `${callId}:7:${i}` }, soon())).toEqual({
          ok: true,
          value: null,
        });
      }
    }
    const interactions = await prisma().interaction.findMany({ where: { customerId }, orderBy: { kind: "asc" } });
    expect(interactions).toMatchObject([
      {
        kind: "call",
        at: new Date(atMs),
        callId,
        summary: "Asked for a bill",
        disposition: "solved",
        details: { menu: ["1", "2"], odd: "" },
      },
      {
        kind: "voicemail",
        at: new Date(atMs),
        callId,
        summary: "Voicemail, 23 s",
        details: { recordingSid: `RE${callId}`, nodeId: "voicemail", durationSeconds: 23.4 },
      },
    ]);
    expect(await prisma().task.findMany({ where: { customerId } })).toMatchObject([
      { title: "Ring back", department: "billing", status: "open", dueAt: new Date(atMs), callId },
    ]);
    const tickets = await prisma().ticket.findMany({ where: { customerId } });
    expect(tickets).toMatchObject([{ status: "open", priority: 1, callId }]);
    expect(tickets[0]?.subject.length).toBe(300);
    expect(await prisma().recording.findMany({ where: { callId } })).toMatchObject([
      {
        customerId,
        kind: "voicemail",
        carrier: "virtual",
        carrierSid: `RE${callId}`,
        nodeId: "voicemail",
        status: "pending",
      },
    ]);
  });

  it("attaches a recording that was there before to the customer, and no other call's", async () => {
    const customer = await testCustomer(prisma());
    const data = {
      callId: "",
      carrier: "virtual",
      callSid: "",
      callerNumber: "",
      dialledNumber: "",
      state: "ended",
      revision: 1,
      session: {},
      startedAt: new Date(),
      updatedAt: new Date(),
    };
    const [mine, theirs] = [randomUUID(), randomUUID()];
    for (const callId of [mine, theirs]) {
      await prisma().callSession.create({ data: { ...data, callId, callSid: callId } });
      await prisma().recording.create({
        data: { callId, kind: "voicemail", carrier: "virtual", carrierSid: callId, status: "stored" },
      });
    }
    const keep = (recordingSid: string): CrmWrite => ({
      type: "keepVoicemail",
      customerId: customer.id,
      recordingSid,
      nodeId: "n",
      durationSeconds: 1,
    });
    await crm().write(keep(mine), { callId: mine, atMs, key: `${mine}:1:0` }, soon());
    await crm().write(keep(theirs), { callId: mine, atMs, key: `${mine}:1:1` }, soon());
    const found = await prisma().recording.findMany({ where: { callId: { in: [mine, theirs] } } });
    expect(
      Object.fromEntries(found.map((recording) => [recording.carrierSid, [recording.customerId, recording.status]])),
    ).toEqual({
      [mine]: [customer.id, "stored"],
      [theirs]: [null, "stored"],
    });
  });

  it("makes a task of what a caller who is no customer needs, and keeps nothing else", async () => {
    const callId = randomUUID();
    const effects: CrmWrite[] = [
      { type: "addInteraction", customerId: null, kind: "call", summary: "s", disposition: null, details: {} },
      { type: "createTask", customerId: null, title: "Ring back", department: null, dueAtMs: null },
      { type: "openTicket", customerId: null, subject: "No line", priority: 2 },
      { type: "keepVoicemail", customerId: null, recordingSid: "RE1", nodeId: "n", durationSeconds: 1 },
    ];
    for (const [i, effect] of effects.entries()) {
      expect(await crm().write(effect, { callId, atMs, key: `${callId}:1:${i}` }, soon())).toEqual({
        ok: true,
        value: null,
      });
    }
    const tasks = await prisma().task.findMany({ where: { callId }, orderBy: { title: "asc" } });
    expect(tasks).toMatchObject([
      { title: "No line", customerId: null },
      { title: "Ring back", customerId: null },
    ]);
  });

  it("says so when the customer is gone", async () => {
    const effect: CrmWrite = { type: "openTicket", customerId: "nobody", subject: "s", priority: 3 };
    expect(await crm().write(effect, { callId: "c", atMs, key: randomUUID() }, soon())).toEqual({
      ok: false,
      error: "badAnswer",
    });
  });
});
