import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { createBuiltInCrm } from "@/lib/server/crm/built-in";
import { testCustomer } from "@/lib/server/crm/test-customer";

let api: TestApi;
let agent: SignedInUser;
beforeAll(async () => {
  api = await createTestApi();
  agent = await api.person("agent", "Ann Agent");
});
afterAll(() => api.close());

const customers = () => api.as(agent).customers;
const fields = (own: object = {}) => ({
  idNumber: String(Math.floor(Math.random() * 1e12)),
  firstName: "Ada",
  lastName: "Byron",
  email: null,
  accountType: "standard",
  priority: 3,
  language: null,
  serviceStatus: "active",
  phones: [],
  pin: null,
  ...own,
});

const check = (idNumber: string, pin: string) =>
  createBuiltInCrm(api.app.pool).verifyPin(
    { idNumber, pin, caller: "+15550100001", attemptKey: randomUUID() },
    Date.now() + 10_000,
  );

describe("customers", () => {
  it("are created with phones and PIN, and are then known to calls", async () => {
    const { id } = await customers().create(
      fields({ idNumber: "778899", phones: [{ e164: "(202) 555-0144", label: "mobile" }], pin: "2580" }),
    );
    expect(await createBuiltInCrm(api.app.pool).findByPhone("+12025550144", Date.now() + 5_000)).toMatchObject({
      value: { id },
    });
    expect(await check("778899", "2580")).toMatchObject({ value: { outcome: "verified", customer: { id } } });
    const customer = await customers().get({ customerId: id });
    expect(customer).toMatchObject({
      phones: [{ e164: "+12025550144", label: "mobile" }],
      pin: { isSet: true, failures: 0, lockedUntil: null },
    });
    expect(JSON.stringify(customer)).not.toMatch(/2580|argon2/);
  });

  it("refuse an id number that another one has, also in a change, and say which field", async () => {
    const { idNumber } = await testCustomer(api.app.prisma);
    await expect(customers().create(fields({ idNumber }))).rejects.toMatchObject({
      cause: { reason: "idNumberTaken" },
    });
    const { id } = await customers().create(fields());
    await expect(customers().update({ customerId: id, fields: { idNumber } })).rejects.toMatchObject({
      cause: { reason: "idNumberTaken" },
    });
  });

  it.each([
    ["idNumber", { idNumber: "12a" }],
    ["firstName", { firstName: " \u0000" }],
    ["email", { email: "not an address" }],
    ["priority", { priority: 6 }],
    ["language", { language: "English" }],
    ["phones.0.e164", { phones: [{ e164: "12", label: "" }] }],
    ["pin", { pin: "12" }],
  ])("refuse a wrong %s and name the field", async (path, own) => {
    const cookie = await api.signIn(agent.email);
    const error = await api
      .over(cookie)
      .customers.create.mutate(fields(own))
      .catch((thrown) => thrown);
    expect(error.data.fields.map((field: { path: string }) => field.path)).toEqual([path]);
  });

  it("keep what two people change at the same time in different fields", async () => {
    const { id } = await testCustomer(api.app.prisma);
    await Promise.all([
      customers().update({ customerId: id, fields: { priority: 1 } }),
      customers().update({ customerId: id, fields: { lastName: "Kask", email: null } }),
    ]);
    expect(await customers().get({ customerId: id })).toMatchObject({
      priority: 1,
      lastName: "Kask",
      email: null,
      firstName: "Maria",
    });
  });

  it("have attributes that flows can ask for; names that flows cannot write are refused", async () => {
    const { id, phone } = await testCustomer(api.app.prisma);
    const attributes = { highRisk: "yes", seats: 4, devices: ["router\u0000"] };
    await customers().update({ customerId: id, fields: { attributes } });
    const found = await createBuiltInCrm(api.app.pool).findByPhone(phone, Date.now() + 5_000);
    expect(found).toMatchObject({ value: { attributes: { highRisk: "yes", seats: 4, devices: ["router"] } } });
    for (const wrong of [{ "two words": 1 }, { a: "x".repeat(9_000) }]) {
      await expect(customers().update({ customerId: id, fields: { attributes: wrong } })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });

  it("get a new PIN, which ends a lock; or none", async () => {
    const { id, idNumber } = await testCustomer(api.app.prisma);
    for (let i = 0; i < 5; i++) await check(idNumber, "0000");
    expect((await customers().get({ customerId: id })).pin.lockedUntil).toBeInstanceOf(Date);
    await customers().setPin({ customerId: id, pin: "86420" });
    expect(await check(idNumber, "86420")).toMatchObject({ value: { outcome: "verified" } });
    await customers().setPin({ customerId: id, pin: null });
    expect(await check(idNumber, "86420")).toMatchObject({ value: { outcome: "rejected" } });
    await customers().unlockPin({ customerId: id });
    expect((await customers().get({ customerId: id })).pin).toEqual({ isSet: false, failures: 0, lockedUntil: null });
  });

  it("have phones added and removed, each once", async () => {
    const { id } = await testCustomer(api.app.prisma, { phone: "+37255550999" });
    await customers().addPhone({ customerId: id, e164: "+372 5555 0998", label: "work" });
    await expect(customers().addPhone({ customerId: id, e164: "+37255550998" })).rejects.toMatchObject({
      cause: { reason: "phoneThere" },
    });
    const { phones } = await customers().get({ customerId: id });
    expect(phones.map(({ e164 }) => e164)).toEqual(["+37255550998", "+37255550999"]);
    await customers().removePhone({ customerId: id, phoneId: phones[0]?.id ?? "" });
    expect((await customers().get({ customerId: id })).phones.map(({ e164 }) => e164)).toEqual(["+37255550999"]);
  });

  it("are not there when they are not", async () => {
    const missing = { customerId: "nobody" };
    await expect(customers().get(missing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(customers().update({ ...missing, fields: { priority: 1 } })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(customers().addNote({ ...missing, text: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(customers().addPhone({ ...missing, e164: "+12025550199" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(customers().setPin({ ...missing, pin: "1234" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("have a timeline of calls, notes, voicemails, tickets and tasks, page by page", async () => {
    const { id: customerId } = await testCustomer(api.app.prisma);
    const { prisma } = api.app;
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));
    const callId = randomUUID();
    await prisma.callSession.create({
      data: {
        callId,
        customerId,
        carrier: "virtual",
        callSid: callId,
        callerNumber: "",
        dialledNumber: "+15550100001",
        state: "ended",
        endReason: "callerHungUp",
        revision: 1,
        session: {},
        startedAt: at(1),
        updatedAt: at(2),
        endedAt: at(2),
      },
    });
    await prisma.recording.create({
      data: {
        callId,
        customerId,
        kind: "voicemail",
        carrier: "virtual",
        carrierSid: "RE-timeline",
        status: "stored",
        durationSeconds: 9,
      },
    });
    await prisma.interaction.createMany({
      data: [
        { customerId, kind: "call", callId, at: at(2), summary: "Asked for a bill", disposition: "solved" },
        { customerId, kind: "call", callId: "elsewhere", at: at(3), summary: "From another system" },
        {
          customerId,
          kind: "voicemail",
          callId,
          at: at(4),
          summary: "Voicemail, 9 s",
          details: { recordingSid: "RE-timeline" },
        },
      ],
    });
    await prisma.ticket.create({ data: { customerId, subject: "No line", createdAt: at(5) } });
    await prisma.task.create({ data: { customerId, title: "Ring back", createdAt: at(6) } });
    await customers().addNote({ customerId, text: "Prefers mornings" });

    const seen = [];
    for (let cursor: { at: Date; id: string } | null | undefined; cursor !== null; ) {
      const page: Awaited<ReturnType<ReturnType<typeof customers>["timeline"]>> = await customers().timeline({
        customerId,
        limit: 2,
        cursor,
      });
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(seen).toMatchObject([
      { kind: "note", data: { summary: "Prefers mornings", author: "Ann Agent" } },
      { kind: "task", at: at(6), data: { title: "Ring back", status: "open" } },
      { kind: "ticket", at: at(5), data: { subject: "No line", status: "open" } },
      { kind: "voicemail", at: at(4), data: { recording: { status: "stored", seconds: 9 } } },
      { kind: "callElsewhere", at: at(3), data: { summary: "From another system" } },
      {
        kind: "call",
        at: at(1),
        data: { callId, seconds: 60, endReason: "callerHungUp", summary: "Asked for a bill", disposition: "solved" },
      },
    ]);
    expect(seen.length).toBe(6);
  });

  it("have tickets and tasks whose state is changed, by the customer they belong to", async () => {
    const [{ id: customerId }, other] = [await testCustomer(api.app.prisma), await testCustomer(api.app.prisma)];
    const ticket = await api.app.prisma.ticket.create({ data: { customerId, subject: "No line" } });
    const task = await api.app.prisma.task.create({ data: { customerId, title: "Ring back" } });
    await customers().setTicketStatus({ customerId, ticketId: ticket.id, status: "solved" });
    await customers().setTaskStatus({ customerId, taskId: task.id, status: "done" });
    await expect(
      customers().setTaskStatus({ customerId: other.id, taskId: task.id, status: "open" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await customers().get({ customerId })).toMatchObject({
      tickets: [{ status: "solved" }],
      tasks: [{ status: "done" }],
    });
  });

  it("leave an audit record of each look and change, without what is in it", async () => {
    const { id } = await testCustomer(api.app.prisma);
    await customers().get({ customerId: id });
    await customers().get({ customerId: id });
    await customers().timeline({ customerId: id });
    await customers().update({ customerId: id, fields: { firstName: "Secretname", priority: 1 } });
    await customers().setPin({ customerId: id, pin: "975310" });
    await customers().addNote({ customerId: id, text: "Secretnote" });
    const records = await api.app.prisma.auditRecord.findMany({ where: { subjectId: id }, orderBy: { at: "asc" } });
    expect(records.map(({ action, details }) => [action, details])).toEqual([
      ["customer.viewed", {}],
      ["customer.changed", { fields: ["firstName", "priority"] }],
      ["customer.pinSet", {}],
      ["customer.noteAdded", {}],
    ]);
    expect(records.every(({ actorKind, actorId }) => actorKind === "user" && actorId === agent.id)).toBe(true);
    expect(JSON.stringify(records)).not.toMatch(/Secret|975310/);
  });
});

describe("the list of customers", () => {
  it("is searched by names, id number, e-mail and phone, sorted and paged", async () => {
    const make = (own: object) => customers().create(fields(own));
    const ids = [
      await make({
        idNumber: "5550001",
        firstName: "Zoë",
        lastName: "Quill",
        priority: 5,
        phones: [{ e164: "+12025550188", label: "" }],
      }),
      await make({
        idNumber: "5550002",
        firstName: "Bob",
        lastName: "Quill_100%",
        priority: 1,
        email: "bob@quill.example",
      }),
      await make({ idNumber: "5550003", firstName: "Ann", lastName: "quill", priority: 3 }),
    ].map(({ id }) => id);
    const list = async (input: Parameters<ReturnType<typeof customers>["list"]>[0]) => {
      const { items, total } = await customers().list(input);
      return { found: items.map(({ id }) => ids.indexOf(id)), total };
    };
    expect(await list({ search: "quill" })).toEqual({ found: [2, 0, 1], total: 3 });
    expect(await list({ search: "quill zoë" })).toEqual({ found: [0], total: 1 });
    expect(await list({ search: "QUILL.EXAMPLE" })).toEqual({ found: [1], total: 1 });
    expect(await list({ search: "100%" })).toEqual({ found: [1], total: 1 });
    expect(await list({ search: "5550188@nobody" })).toEqual({ found: [], total: 0 });
    expect(await list({ search: "5550003" })).toEqual({ found: [2], total: 1 });
    expect(await list({ search: "555-0188" })).toEqual({ found: [0], total: 1 });
    expect(await list({ search: "quill nobody" })).toEqual({ found: [], total: 0 });
    const sort = { column: "priority", direction: "asc" } as const;
    expect(await list({ search: "quill", sort, pageSize: 2 })).toEqual({ found: [1, 2], total: 3 });
    expect(await list({ search: "quill", sort, pageSize: 2, page: 1 })).toEqual({ found: [0], total: 3 });
    expect(await list({ search: "quill", page: 9 })).toEqual({ found: [], total: 3 });
  });
});
