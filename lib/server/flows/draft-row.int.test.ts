import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { FlowPatch } from "@/lib/flow/patch";
import { createCaller } from "@/lib/server/api/router";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { App } from "@/lib/server/app";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { readDraft } from "./draft-row";

describe("a draft as it was read last", () => {
  let api: TestApi;
  let ann: SignedInUser;
  let ben: SignedInUser;
  let flowId: string;

  beforeAll(async () => {
    api = await createTestApi();
    ann = await api.person("supervisor", "Ann");
    ben = await api.person("supervisor", "Ben");
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.app.prisma.flow.updateMany({ data: { archivedAt: new Date() } });
    flowId = (await api.as(ann).flows.create({ name: "Read often" })).id;
  });

  /** Another copy of the program: what it keeps in memory is its own. */
  const otherCopy = (): App => ({ ...api.app, seenDrafts: undefined });

  async function save(user: SignedInUser, label: string, app = api.app): Promise<number> {
    const node = { type: "hangUp", label, config: {}, exits: {} };
    const patches: FlowPatch[] = [
      { op: "setNode", id: "bye", node },
      { op: "setField", field: "entry", value: "bye" },
    ];
    const caller = createCaller({ app, user, headers: new Headers() });
    return (await caller.flows.saveDraft({ flowId, baseRevision: await current(), patches })).revision;
  }

  /** What whoever listens is told first. */
  const current = async () =>
    (await api.app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId }, select: { revision: true } })).revision;

  async function read(app = api.app) {
    const draft = await readDraft(app, flowId, await current());
    return { revision: draft?.revision, bye: draft?.document.nodes.bye?.label, editedBy: draft?.editedBy };
  }

  it("is read once for all who ask for the same revision, and again for the next", async () => {
    await save(ann, "Bye");
    const both = await Promise.all([readDraft(api.app, flowId, 2), readDraft(api.app, flowId, 2)]);
    expect(both[0]?.document).toBe(both[1]?.document);
    expect(await readDraft(api.app, flowId, 1)).toBe(both[0]);
    await save(ben, "Goodbye");
    expect(await read()).toEqual({ revision: 3, bye: "Goodbye", editedBy: "Ben" });
  });

  it("is what was saved, published, renamed or brought back a moment ago, by this copy of the program or another", async () => {
    const here = api.app;
    const there = otherCopy();
    await read(here);
    await read(there);

    await save(ann, "Bye", here);
    expect(await read(here)).toEqual({ revision: 2, bye: "Bye", editedBy: "Ann" });
    expect(await read(there)).toEqual({ revision: 2, bye: "Bye", editedBy: "Ann" });
    expect(await api.as(ann).flows.publish({ flowId, revision: 2 })).toMatchObject({ ok: true, number: 1 });
    expect(await read(here)).toMatchObject({ revision: 2, bye: "Bye" });

    await save(ben, "Goodbye", there);
    expect(await read(here)).toEqual({ revision: 3, bye: "Goodbye", editedBy: "Ben" });
    await api.as(ann).flows.restore({ flowId, number: 1 });
    expect(await read(there)).toEqual({ revision: 4, bye: "Bye", editedBy: "Ann" });
    expect(await read(here)).toEqual({ revision: 4, bye: "Bye", editedBy: "Ann" });

    await api.as(ben).flows.rename({ flowId, name: "Read now" });
    expect((await readDraft(there, flowId, await current()))?.document.name).toBe("Read now");
  });

  it("is asked for again after a read that failed", async () => {
    const app = otherCopy();
    const asked = vi.spyOn(app.prisma, "$queryRaw").mockRejectedValueOnce(new Error("The database is away."));
    await expect(readDraft(app, flowId, 1)).rejects.toThrow("The database is away.");
    asked.mockRestore();
    expect(await read(app)).toMatchObject({ revision: 1 });
  });
});
