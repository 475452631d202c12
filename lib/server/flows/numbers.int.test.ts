import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";

describe("a number that is made, led elsewhere or deleted", () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.close());

  it("is told to whoever has the flow open that it leaves, and the one that it comes to", async () => {
    const { numbers, flows } = api.as(await api.person("supervisor", "Ada"));
    const [sales, support] = [await flows.create({ name: "Sales" }), await flows.create({ name: "Support" })];
    const told: string[] = [];
    const ends = [sales, support].map(({ id }, index) =>
      api.app.bus.subscribe(`flow:${id}`, () => told.push(["sales", "support"][index] ?? "")),
    );
    await api.app.bus.ready();
    const hears = async (...names: string[]) => {
      await expect.poll(() => told.toSorted()).toEqual(names);
      told.length = 0;
    };
    const { id } = await numbers.create({ e164: "+15550107101", flowId: sales.id });
    await hears("sales");
    await numbers.assign({ numberId: id, flowId: support.id });
    await hears("sales", "support");
    await numbers.delete({ numberId: id });
    await hears("support");
    for (const end of ends) end();
  });

  it("is told to the flow that it had when its turn came, not when it was asked for", async () => {
    const { numbers, flows } = api.as(await api.person("supervisor", "Ada"));
    const [before, meanwhile, after] = await Promise.all(["A", "B", "C"].map((name) => flows.create({ name })));
    const { id } = await numbers.create({ e164: "+15550107102", flowId: before?.id ?? null });
    let told = 0;
    let assigned: Promise<unknown> = Promise.resolve();
    const end = api.app.bus.subscribe(`flow:${meanwhile?.id}`, () => {
      told += 1;
    });
    await api.app.bus.ready();
    const waits = async () => {
      const { rows } = await api.app.pool.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%phone_number%'`,
      );
      return rows[0]?.waiting;
    };
    await api.app.prisma.$transaction(async (tx) => {
      await tx.phoneNumber.update({ where: { id }, data: { flowId: meanwhile?.id ?? null } });
      assigned = numbers.assign({ numberId: id, flowId: after?.id ?? null });
      await expect.poll(waits).toBe(1);
      told = 0;
    });
    await assigned;
    await expect.poll(() => told).toBe(1);
    end();
  });
});
