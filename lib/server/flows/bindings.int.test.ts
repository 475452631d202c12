import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "@/lib/api-client";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";

describe("numbers and bindings", () => {
  let api: TestApi;
  let ada: SignedInUser;
  let over: ApiClient;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
    over = api.over(await api.signIn(ada.email));
  });
  afterAll(() => api.close());

  it("reads a number in any way of writing, and refuses what is none", async () => {
    const { id } = await api.as(ada).numbers.create({ e164: "+1 (555) 010-7777", label: " Desk " });
    expect((await api.as(ada).numbers.list()).find((number) => number.id === id)).toMatchObject({
      e164: "+15550107777",
      label: "Desk",
      carrier: "virtual",
      flow: null,
      version: null,
    });
    await expect(over.numbers.create.mutate({ e164: "call me" })).rejects.toMatchObject({
      data: { httpStatus: 400, fields: [{ path: "e164" }] },
    });
    await expect(api.as(ada).numbers.create({ e164: "+15550107777" })).rejects.toMatchObject({
      cause: { reason: "numberTaken" },
    });
  });

  it("suggests a number that can be had", async () => {
    const e164 = await api.as(ada).numbers.suggest();
    expect(e164).toMatch(/^\+1555010\d{4}$/);
    await api.as(ada).numbers.create({ e164 });
  });

  it("labels, deletes, and tells what is gone", async () => {
    const { id } = await api.as(ada).numbers.create({ e164: "+15550107778" });
    await api.as(ada).numbers.label({ numberId: id, label: "Night" });
    await api.as(ada).numbers.delete({ numberId: id });
    await expect(api.as(ada).numbers.label({ numberId: id, label: "Day" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(api.as(ada).numbers.assign({ numberId: id, flowId: null })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("makes and changes queues and destinations; a name stays what flows call it", async () => {
    const queue = await api.as(ada).bindings.saveQueue({ name: "support", label: "Support", serviceSeconds: 20 });
    await api.as(ada).bindings.saveQueue({ id: queue.id, name: "renamed", label: "Help", serviceSeconds: 30 });
    const destination = await api
      .as(ada)
      .bindings.saveDestination({ name: "duty", label: "Duty", numbers: ["+1 202 555 0171", "+12025550172"] });
    expect(await api.as(ada).bindings.list()).toMatchObject({
      queues: [{ name: "support", label: "Help", serviceSeconds: 30 }],
      destinations: [{ name: "duty", numbers: ["+12025550171", "+12025550172"] }],
    });
    await expect(
      api.as(ada).bindings.saveQueue({ name: "support", label: "Again", serviceSeconds: 1 }),
    ).rejects.toMatchObject({ cause: { reason: "nameTaken" } });
    await api.as(ada).bindings.deleteDestination({ id: destination.id });
    await expect(
      api.as(ada).bindings.saveDestination({ id: destination.id, name: "duty", label: "D", numbers: ["+12025550171"] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      over.bindings.saveDestination.mutate({ name: "bad", label: "B", numbers: ["+12025550171", "911"] }),
    ).rejects.toMatchObject({ data: { fields: [{ path: "numbers.1" }] } });
  });

  it("keeps opening hours and agents that calendars, agents and ring groups name, and says who names them", async () => {
    const { bindings, hours } = api.as(ada);
    const everyDay = { timeZone: "UTC", weekly: { monday: [{ from: "09:00", to: "17:00" }] } };
    const day = await hours.save({ name: "day", label: "Day", definition: everyDay });
    const calendar = { name: "visits", label: "Visits", timeZone: "UTC", slotMinutes: 30, capacity: 1, daysAhead: 7 };
    const visits = await bindings.saveCalendar({ ...calendar, hours: "day" });
    const agent = { name: "eve", label: "Eve", userId: null, number: "+12025550179", timeZone: "UTC" };
    const rest = { languages: ["en-US"], priority: 3, skills: [] };
    const eve = await bindings.saveAgent({ ...agent, ...rest, hoursId: day.id });
    const group = { name: "night", label: "Night watch", numbers: [], agents: ["eve"] };
    const night = await bindings.saveDestination(group);

    await expect(hours.delete({ id: day.id })).rejects.toMatchObject({
      cause: {
        code: "conflict",
        reason: "stillNamed",
        values: { calendars: "Visits", agents: "Eve", groupCount: 0 },
      },
    });
    await expect(bindings.deleteAgent({ id: eve.id })).rejects.toMatchObject({
      cause: { reason: "stillNamed", values: { groupCount: 1, groups: "Night watch" } },
    });
    expect(await api.app.prisma.agent.findUnique({ where: { id: eve.id } })).toMatchObject({ hoursId: day.id });

    await expect(bindings.saveCalendar({ ...calendar, name: "others", hours: "gone" })).rejects.toMatchObject({
      cause: { reason: "noSuchHours", values: { name: "gone" } },
    });
    await expect(bindings.saveDestination({ ...group, name: "later", agents: ["eve", "gone"] })).rejects.toMatchObject({
      cause: { reason: "noSuchAgent", values: { name: "gone" } },
    });

    await bindings.deleteDestination({ id: night.id });
    await bindings.deleteAgent({ id: eve.id });
    await bindings.deleteCalendar({ id: visits.id });
    await hours.delete({ id: day.id });
    expect(await api.app.prisma.hours.count({ where: { name: "day" } })).toBe(0);
  });
});
