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
});
