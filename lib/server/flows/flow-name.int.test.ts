import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import { node, say, testFlow } from "@/lib/server/runtime/testing/test-flows";

describe("a flow's name", () => {
  let api: TestApi;
  let ada: SignedInUser;
  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
  });
  afterAll(() => api.close());

  const flows = () => api.as(ada).flows;
  const create = async (name: string) => (await flows().create({ name })).id;
  const refused = (name: string, free: string) => ({ cause: { reason: "flowNameTaken", values: { name, free } } });

  it("is one flow's, in whatever case and space, when it is created, renamed or brought back", async () => {
    const first = await create("Night desk");
    const second = await create("Day desk");
    await expect(flows().create({ name: " NIGHT desk" })).rejects.toMatchObject(refused("NIGHT desk", "NIGHT desk 2"));
    await expect(flows().rename({ flowId: second, name: "night desk" })).rejects.toMatchObject(
      refused("night desk", "night desk 2"),
    );
    await flows().rename({ flowId: first, name: "Night Desk" });

    await flows().archive({ flowId: first, archived: true });
    await flows().rename({ flowId: second, name: "Night desk" });
    await create("Night desk 2");
    await expect(flows().archive({ flowId: first, archived: false })).rejects.toMatchObject(
      refused("Night Desk", "Night Desk 3"),
    );
    expect((await flows().list({ archived: true })).map(({ id }) => id)).toContain(first);
  });

  it("is taken once when ten ask for it at the same time", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => create("Rush hour")));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("gives way when a file brings it", async () => {
    const text = JSON.stringify(emptyFlow("From elsewhere"));
    const imports = [1, 2, 3].map(() => flows().import({ fileName: "flow.json", text }));
    const names = (await Promise.all(imports)).map((result) => result.ok && result.renamedTo);
    expect(names.sort()).toEqual(["From elsewhere 2", "From elsewhere 3", null]);
    const listed = (await flows().list()).map(({ name }) => name).filter((name) => name.startsWith("From elsewhere"));
    expect(listed.sort()).toEqual(["From elsewhere", "From elsewhere 2", "From elsewhere 3"]);
  });

  it("is free when a template suggests it", async () => {
    const suggested = async () => (await flows().templates()).find(({ slug }) => slug === "support-line");
    const template = await suggested();
    expect(template?.freeName).toBe(template?.name);
    await flows().create({ name: template?.freeName ?? "", template: "support-line" });
    expect((await suggested())?.freeName).toBe(`${template?.name} 2`);
  });

  it("may be typed in a draft letter by letter, and is asked for when it is published", async () => {
    await create("Sales");
    const flowId = await create("Something new");
    const bye = testFlow({ bye: node("hangUp", { prompt: say("Bye.") }) });
    const edit = (name: string, baseRevision: number) =>
      flows().saveDraft({
        flowId,
        baseRevision,
        patches: [
          { op: "setField", field: "name", value: name },
          { op: "setNode", id: "bye", node: bye.nodes.bye },
          { op: "setField", field: "entry", value: "bye" },
        ] as never,
      });
    expect(await edit("Sales", 1)).toMatchObject({ ok: true, revision: 2 });
    expect((await flows().list()).find(({ id }) => id === flowId)?.name).toBe("Something new");
    expect(await flows().publish({ flowId, revision: 2, note: "" })).toMatchObject({
      ok: false,
      issues: [{ code: "flow_name_taken", severity: "error", path: "name", values: { name: "Sales" } }],
    });
    await edit("Sales line", 2);
    expect(await flows().publish({ flowId, revision: 3, note: "" })).toMatchObject({ ok: true, number: 1 });
    expect((await flows().list()).find(({ id }) => id === flowId)?.name).toBe("Sales line");
  });
});

it("names that were the same become different by the migration; what was published last keeps its own", async () => {
  const { prisma, pool } = await databaseForThisTest();
  await pool.query("DROP INDEX flow_open_name");
  const made = async (name: string, publishedAt: string | null, archived = false) => {
    const { id } = await prisma.flow.create({
      data: {
        name,
        archivedAt: archived ? new Date() : null,
        draft: { create: { document: { name } } },
        ...(publishedAt && {
          versions: { create: { number: 1, document: {}, checksum: "c", publishedAt: new Date(publishedAt) } },
        }),
      },
    });
    return id;
  };
  const never = await made(" Support ", null);
  const earlier = await made("support", "2026-01-01");
  const latest = await made("Support", "2026-02-01");
  const archived = await made("Support", "2026-03-01", true);
  const two = await made("Support 2", null);
  const file = join(import.meta.dirname, "../../../prisma/migrations/20261122102000_flow_open_name/migration.sql");
  await pool.query(readFileSync(file, "utf8"));
  const rows = await prisma.flow.findMany({ include: { draft: true } });
  const named = new Map(
    rows.map(({ id, name, draft }) => [id, [name, (draft?.document as { name: string } | undefined)?.name]]),
  );
  expect(named.get(latest)).toEqual(["Support", "Support"]);
  expect(named.get(earlier)).toEqual(["support 3", "support 3"]);
  expect(named.get(never)).toEqual(["Support 4", "Support 4"]);
  expect(named.get(two)).toEqual(["Support 2", "Support 2"]);
  expect(named.get(archived)).toEqual(["Support", "Support"]);
});
