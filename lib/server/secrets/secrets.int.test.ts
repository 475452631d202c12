import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/lib/flow/document";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { createFlow } from "@/lib/server/flows/create-flow";
import { node, say, testFlow } from "@/lib/server/runtime/testing/test-flows";
import { readSecrets } from "./secrets";

let api: TestApi;
let admin: SignedInUser;
let supervisor: SignedInUser;

beforeAll(async () => {
  api = await createTestApi();
  [admin, supervisor] = [await api.person("admin"), await api.person("supervisor")];
});
afterAll(() => api.close());

const values = (...names: string[]) => readSecrets(api.app, names);

function asks(secret: string): FlowDocument {
  const headers = [{ name: "authorization", value: `Bearer {{ secrets.${secret} }}` }];
  return testFlow(
    {
      ask: node(
        "httpRequest",
        { url: "https://api.example.com/", headers },
        { success: "bye", refused: "bye", failed: "bye" },
      ),
      bye: node("hangUp", { prompt: say("Goodbye.") }),
    },
    { name: `Asks with ${secret}` },
  );
}

async function publish(document: FlowDocument) {
  const { id } = await createFlow(api.app, { kind: "system" }, document, "import");
  return { id, result: await api.as(supervisor).flows.publish({ flowId: id, revision: 1, note: "" }) };
}

describe("a secret", () => {
  it("is kept encrypted, replaced by its name, and told to nobody", async () => {
    const { secrets, bindings } = api.as(admin);
    const { id } = await secrets.save({ name: "shop-key", value: "first-value" });
    expect(await values("shop-key")).toEqual(new Map([["shop-key", "first-value"]]));
    expect(await secrets.save({ name: "shop-key", value: " second-väärtus " })).toEqual({ id });
    expect(await values("shop-key", "shop-key")).toEqual(new Map([["shop-key", "second-väärtus"]]));

    const row = await api.app.prisma.secret.findUniqueOrThrow({ where: { id } });
    const audited = await api.app.prisma.auditRecord.findMany({ where: { subjectType: "secret" } });
    const told = [await secrets.list(), await bindings.list(), await bindings.names(), audited];
    expect(Buffer.from(row.sealed).toString("latin1")).not.toMatch(/first|second/);
    expect(JSON.stringify(told)).not.toMatch(/first|second|tus\b/);
    expect(JSON.stringify(told)).not.toContain(Buffer.from(row.sealed).toString("base64").slice(0, 12));
    expect(Object.keys((await secrets.list())[0] ?? {}).sort()).toEqual(["createdAt", "id", "name", "updatedAt"]);
    expect(audited.map(({ action }) => action).sort()).toEqual(["secret.changed", "secret.created"]);
    expect((await bindings.names()).secrets).toEqual(["shop-key"]);
  });

  it.each(["", "   ", "two\nlines", "x".repeat(4_001)])("is not %j", async (value) => {
    await expect(api.as(admin).secrets.save({ name: "odd", value })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("cannot be put in another's place in the database", async () => {
    const { secrets } = api.as(admin);
    await secrets.save({ name: "weak", value: "weak" });
    await secrets.save({ name: "strong", value: "strong" });
    await api.app.pool.query(
      `UPDATE secret SET sealed = (SELECT sealed FROM secret WHERE name = 'strong') WHERE name = 'weak'`,
    );
    await expect(values("weak")).rejects.toThrow();
  });

  it("that an installation lacks is nobody's, and stands in the way of publishing", async () => {
    expect(await values("shop-key", "lost")).toBeNull();
    const { result } = await publish(asks("lost"));
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "unbound_resource", path: "config.headers.0.value", values: { kind: "secret", name: "lost" } }],
    });
  });

  it("that callers can reach cannot be deleted; another can", async () => {
    const { secrets, numbers } = api.as(admin);
    const { id } = await secrets.save({ name: "live", value: "value" });
    const flow = await publish(asks("live"));
    expect(flow.result).toMatchObject({ ok: true });
    const number = await numbers.create({ e164: "+15550107900" });
    await numbers.assign({ numberId: number.id, flowId: flow.id });
    await expect(secrets.delete({ id })).rejects.toMatchObject({
      cause: { reason: "inUse", values: { flows: "Asks with live" } },
    });
    await numbers.assign({ numberId: number.id, flowId: null });
    await secrets.delete({ id });
    expect(await values("live")).toBeNull();
    await expect(secrets.delete({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
