import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { refreshHolidays } from "@/lib/server/hours/refresh-holidays";
import { createQueryRunner } from "@/lib/server/runtime/query-runner";
import { InstalledHours } from "@/lib/server/runtime/read-hours";

const nineToFive = [{ from: "09:00", to: "17:00" }];
const [monday, tuesday, wednesday, thursday, friday] = [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive];
const weekly = { monday, tuesday, wednesday, thursday, friday, saturday: [], sunday: [] };
const definition = { timeZone: "Europe/Tallinn", weekly, holidays: { country: "EE" } };

describe("opening hours", () => {
  let api: TestApi;
  let ada: SignedInUser;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
  });
  afterAll(() => api.close());

  const saved = async (name: string) => {
    const { hours } = await api.as(ada).bindings.list();
    const found = hours.find((each) => each.name === name);
    if (!found) throw new Error(`there are no hours ${name}`);
    return found;
  };
  const reader = (now: () => number) => new InstalledHours(createQueryRunner(api.app.pool, 3_000), now);

  it("are kept with the dates of their holidays, which nobody else may send", async () => {
    const foreign = { country: "EE", worked: ["06-23"], dates: [{ date: "2026-01-02", name: "No holiday" }] };
    const { id } = await api
      .as(ada)
      .hours.save({ name: "tallinn", label: "Tallinn", definition: { ...definition, holidays: foreign } });
    const { definition: kept } = await saved("tallinn");
    const year = new Date().getUTCFullYear();
    expect(kept.holidays?.resolvedUntil).toBe(`${year + 2}-12-31`);
    expect(kept.holidays?.dates).toContainEqual({ date: `${year + 1}-02-24`, name: "Independence Day" });
    expect(kept.holidays?.dates.some(({ date }) => date.endsWith("-06-23"))).toBe(false);
    expect(kept.holidays?.dates.some(({ name }) => name === "No holiday")).toBe(false);

    await api.as(ada).hours.save({ id, name: "renamed", label: "Head office", definition });
    expect(await saved("tallinn")).toMatchObject({ id, label: "Head office" });
    const audit = await api.app.prisma.auditRecord.findMany({ where: { subjectType: "hours", subjectId: id } });
    expect(audit.map(({ action }) => action).sort()).toEqual(["hours.changed", "hours.created"]);
    expect(await api.as(ada).bindings.names()).toMatchObject({ hours: ["tallinn"] });
    await expect(api.as(ada).hours.save({ name: "tallinn", label: "", definition })).rejects.toMatchObject({
      cause: { reason: "nameTaken" },
    });
  });

  it("with a zone or a time that is none are refused with their place", async () => {
    const over = api.over(await api.signIn(ada.email));
    const wrong = { ...definition, timeZone: "Mars/Base", weekly: { ...weekly, monday: [{ from: "9", to: "17:00" }] } };
    await expect(over.hours.save.mutate({ name: "wrong", label: "", definition: wrong })).rejects.toMatchObject({
      data: { fields: [{ path: "definition.timeZone" }, { path: "definition.weekly.monday.0.from" }] },
    });
  });

  it("offer the holidays of a place in the reader's language", async () => {
    const caller = api.as(ada).hours;
    const areas = await caller.holidayAreas({ country: "DE", state: "BY", language: "en-US" });
    expect(areas.countries).toContainEqual({ code: "EE", name: "Estonia" });
    expect(areas.states).toContainEqual({ code: "BY", name: "Bayern" });
    expect(areas.regions).toContainEqual({ code: "A", name: "Stadt Augsburg" });
    const holidays = await caller.holidays({ country: "AE", state: null, region: null, language: "ar-AE" });
    expect(holidays.map(({ name }) => name)).toContain("اليوم الوطني");
  });

  it("are not deleted while a live flow names them", async () => {
    const { id } = await saved("tallinn");
    const end = { type: "hangUp", label: "", config: {}, exits: {} };
    const exits = { open: "end", closed: "end", holiday: "end", unknown: "end" };
    const flow = {
      ...emptyFlow("By the clock"),
      entry: "hours",
      nodes: { hours: { type: "schedule", label: "", config: { hours: "tallinn" }, exits }, end },
    };
    const { prisma } = api.app;
    const { id: flowId } = await prisma.flow.create({ data: { name: flow.name } });
    const version = await prisma.flowVersion.create({
      data: { flowId, number: 1, document: flow as object, checksum: "x" },
    });
    await prisma.phoneNumber.create({
      data: { e164: "+15550107799", carrier: "virtual", flowId, flowVersionId: version.id },
    });
    await expect(api.as(ada).hours.delete({ id })).rejects.toMatchObject({
      cause: { reason: "inUse", values: { flows: "By the clock" } },
    });
    await prisma.phoneNumber.deleteMany();
    await api.as(ada).hours.delete({ id });
    await expect(api.as(ada).hours.delete({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("get the dates of another year at night", async () => {
    const { id } = await api.as(ada).hours.save({ name: "old", label: "Old", definition });
    const { definition: fresh } = await saved("old");
    const stale = {
      ...fresh,
      holidays: fresh.holidays && { ...fresh.holidays, dates: [], resolvedUntil: "2020-12-31" },
    };
    await api.app.prisma.hours.update({ where: { id }, data: { definition: stale } });
    await api.app.prisma.hours.create({ data: { name: "unreadable", label: "", definition: { timeZone: 1 } } });
    await refreshHolidays({}, { app: api.app, attempt: 1 });
    expect((await saved("old")).definition).toEqual(fresh);
    expect((await api.app.prisma.hours.findUniqueOrThrow({ where: { name: "unreadable" } })).definition).toEqual({
      timeZone: 1,
    });
  });

  it("are read by calls, cut to the days around them, and a few seconds later when they have changed", async () => {
    let now = Date.parse(`${new Date().getUTCFullYear()}-12-20T10:00:00Z`);
    const hours = reader(() => now);
    const christmas = { date: new Date(now).toISOString().replace(/-20T.*/, "-25"), name: "Christmas Day" };
    const { old, ...others } = await hours.read(["old", "unreadable", "nobody"]);
    expect(others).toEqual({});
    expect(old?.holidays?.dates).toContainEqual(christmas);
    expect(old?.holidays?.dates.length).toBeLessThan(8);

    const { id } = await saved("old");
    await api.as(ada).hours.save({ id, name: "old", label: "Old", definition: { ...definition, timeZone: "UTC" } });
    expect((await hours.read(["old"])).old?.timeZone).toBe("Europe/Tallinn");
    now += 5_001;
    expect((await hours.read(["old"])).old?.timeZone).toBe("UTC");
  });
});
