import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBuiltInCrm } from "@/lib/server/crm/built-in";
import { toE164 } from "@/lib/server/crm/phone-number";
import { demoCustomers } from "@/lib/server/customers/demo";
import { listTemplates, readTemplate } from "@/lib/server/flows/templates";
import { createTestApp, type TestApp } from "@/lib/server/test-app";
import { readTraffic } from "@/lib/server/traffic/read-traffic";
import { seed } from "@/prisma/seed";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  // Two copies that start at the same time.
  await Promise.all([seed(test.app), seed(test.app)]);
});
afterAll(() => test.close());

const counts = async () => {
  const { prisma } = test.app;
  return {
    customers: await prisma.customer.count(),
    phones: await prisma.customerPhone.count(),
    invoices: await prisma.invoice.count(),
    queues: await prisma.queue.count(),
    destinations: await prisma.destination.count(),
    agents: await prisma.agent.count(),
    departments: await prisma.department.count(),
    skills: await prisma.skill.count(),
    hours: await prisma.hours.count(),
    flows: await prisma.flow.count(),
    versions: await prisma.flowVersion.count(),
    numbers: await prisma.phoneNumber.count(),
  };
};

describe("the demonstration contact centre", () => {
  it("is there once, with every flow of the gallery published on a number", async () => {
    const gallery = listTemplates().length;
    expect(await counts()).toMatchObject({
      customers: 12,
      phones: 13,
      queues: 4,
      destinations: 4,
      agents: 3,
      departments: 2,
      skills: 3,
      hours: 1,
      flows: gallery,
      versions: gallery,
      numbers: gallery,
    });
    const numbers = await test.app.prisma.phoneNumber.findMany({ orderBy: { e164: "asc" } });
    expect(numbers.map(({ e164, carrier }) => `${e164} ${carrier}`)).toEqual(
      Array.from({ length: gallery }, (_, i) => `+1555010${String(i + 1).padStart(4, "0")} virtual`),
    );
    const [first] = await test.app.prisma.flow.findMany({ where: { numbers: { some: { e164: "+15550100001" } } } });
    expect(first?.name).toBe(readTemplate("support-line").name);
    expect(numbers.every(({ flowVersionId }) => flowVersionId !== null)).toBe(true);
  });

  it("has two weeks of past calls that went through the first flow, none of them by a real carrier or still going on", async () => {
    const { app } = test;
    const calls = await app.prisma.callSession.findMany({ where: { state: "ended" } });
    const { flowId } = await app.prisma.phoneNumber.findUniqueOrThrow({ where: { e164: "+15550100001" } });
    expect(await app.prisma.callSession.count()).toBe(calls.length);
    expect(new Set(calls.map(({ carrier }) => carrier))).toEqual(new Set(["demonstration"]));
    const now = new Date();
    const traffic = await readTraffic(app, {
      flowId: flowId as string,
      from: new Date(now.getTime() - 15 * 86_400_000),
      to: now,
      version: null,
      dialledNumber: null,
      language: null,
    });
    expect(traffic.calls).toBe(calls.length);
    expect(traffic.nodes.find(({ nodeId }) => nodeId === "welcome")).toMatchObject({ calls: calls.length });
    expect(traffic.hungUp).toBeGreaterThan(0);
    expect(traffic.nodes.flatMap(({ ways }) => ways).filter(({ way }) => way === "here")).toEqual([]);
  });

  it("has customers whose numbers are E.164 and unlike, and whose PINs are hashes that match", async () => {
    const phones = demoCustomers.flatMap((customer) => customer.phones.map(({ e164 }) => e164));
    expect(phones.map((phone) => toE164(phone))).toEqual(phones);
    expect(new Set(phones).size).toBe(phones.length);
    const crm = createBuiltInCrm(test.app.pool);
    for (const { idNumber, pin, phones } of demoCustomers) {
      const caller = phones[0]?.e164 ?? "";
      const check = await crm.verifyPin({ idNumber, pin, caller, attemptKey: idNumber }, Date.now() + 10_000);
      expect(check).toMatchObject({ ok: true, value: { outcome: "verified", customer: { idNumber } } });
      expect(await crm.findByPhone(caller, Date.now() + 10_000)).toMatchObject({ ok: true, value: { idNumber } });
    }
  });

  it("does not come back after somebody has deleted a part of it", async () => {
    const before = await counts();
    await test.app.prisma.customer.delete({ where: { idNumber: "100112" } });
    await test.app.prisma.queue.delete({ where: { name: "priority" } });
    await seed(test.app);
    expect(await counts()).toEqual({ ...before, customers: 11, phones: 12, invoices: before.invoices - 1, queues: 3 });
  });

  it("is finished by the next start when one was interrupted", async () => {
    await test.app.prisma.auditRecord.deleteMany({ where: { action: "installation.seeded" } });
    await test.app.prisma.phoneNumber.deleteMany();
    await seed(test.app);
    expect(await counts()).toMatchObject({
      customers: 12,
      queues: 4,
      numbers: listTemplates().length,
      versions: listTemplates().length,
    });
  });

  it("is not put into an installation that people use", async () => {
    await test.app.prisma.user.create({ data: { id: "u", name: "Ann", email: "ann@example.com" } });
    await test.app.prisma.auditRecord.deleteMany();
    await test.app.prisma.customer.deleteMany();
    await seed(test.app);
    expect((await counts()).customers).toBe(0);
  });
});
