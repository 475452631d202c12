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
});
