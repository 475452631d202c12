import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyFlow, type FlowNode } from "@/lib/flow/document";
import type { FlowPatch } from "@/lib/flow/patch";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { projectRoot } from "@/lib/server/project-root";

const hangUp: FlowNode = { type: "hangUp", label: "Bye", config: {}, exits: {} };
const setNode = (id: string, label: string): FlowPatch => ({ op: "setNode", id, node: { ...hangUp, label } });

describe("the flow store", () => {
  let api: TestApi;
  let ada: SignedInUser;
  let bob: SignedInUser;
  let flowId: string;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
    bob = await api.person("admin", "Bob");
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    // A name means one flow.
    await api.app.prisma.flow.updateMany({ data: { archivedAt: new Date() } });
    flowId = (await api.as(ada).flows.create({ name: "Support" })).id;
  });

  const save = (user: SignedInUser, baseRevision: number, ...patches: FlowPatch[]) =>
    api.as(user).flows.saveDraft({ flowId, baseRevision, patches });
  const draft = () => api.as(ada).flows.get({ flowId });

  it("begins with an empty canvas at revision 1", async () => {
    const { document, ...rest } = await draft();
    expect(document).toEqual(emptyFlow("Support"));
    expect(rest).toMatchObject({ name: "Support", revision: 1, latestVersion: null, numbers: [], updatedBy: "Ada" });
  });

  it("saves edits, and the same edits again without another revision", async () => {
    expect(await save(ada, 1, setNode("bye", "Bye"))).toEqual({ ok: true, revision: 2 });
    // The answer was lost and the editor sends it again.
    expect(await save(ada, 1, setNode("bye", "Bye"))).toMatchObject({ ok: true, revision: 2 });
    expect((await draft()).document.nodes).toEqual({ bye: hangUp });
  });

  it("merges two people's edits of different nodes, and tells the second what it holds now", async () => {
    await save(ada, 1, setNode("a", "Ada's"));
    const second = await save(bob, 1, setNode("b", "Bob's"), { op: "setLayout", id: "b", at: { x: 1, y: 2 } });
    expect(second).toMatchObject({ ok: true, revision: 3, editedBy: "Ada" });
    const { document } = await draft();
    expect(Object.keys(document.nodes).toSorted()).toEqual(["a", "b"]);
    expect(second).toMatchObject({ document });
  });

  it("tells the second of two who changed the same node, and loses nothing of either", async () => {
    await save(ada, 1, setNode("bye", "Goodbye"));
    await save(ada, 2, setNode("bye", "Farewell"));
    const second = await save(bob, 2, setNode("bye", "So long"), setNode("other", "Mine"));
    expect(second).toMatchObject({
      ok: false,
      reason: "conflict",
      revision: 3,
      conflictingNodeIds: ["bye"],
      editedBy: "Ada",
    });
    // Nothing of the second's work was half-saved; it is whole in the browser, which has theirs to compare with.
    expect((await draft()).document.nodes).toEqual({ bye: { ...hangUp, label: "Farewell" } });
    expect(second).toMatchObject({ document: { nodes: { bye: { label: "Farewell" } } } });
    // Having looked, the second saves on top.
    expect(await save(bob, 3, setNode("bye", "So long"), setNode("other", "Mine"))).toEqual({ ok: true, revision: 4 });
  });

  it("counts a node that the first removed and the second changed as a conflict", async () => {
    await save(ada, 1, setNode("bye", "Bye"));
    await save(ada, 2, { op: "removeNode", id: "bye" });
    expect(await save(bob, 2, setNode("bye", "Still here"))).toMatchObject({ ok: false, conflictingNodeIds: ["bye"] });
  });

  it("keeps every edit of twenty writers at once", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => save(n % 2 ? ada : bob, 1, setNode(`n${n}`, `${n}`))),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const { document, revision } = await draft();
    expect(Object.keys(document.nodes)).toHaveLength(20);
    expect(revision).toBe(21);
  });

  it("refuses a draft that grows too large, and keeps what there was", async () => {
    const big = "x".repeat(3_900);
    const patches = Array.from(
      { length: 1_200 },
      (_, n): FlowPatch => ({ op: "setNode", id: `n${n}`, node: { ...hangUp, config: { text: big } } }),
    );
    await expect(save(ada, 1, ...patches)).rejects.toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
      cause: { reason: "flowTooLarge" },
    });
    expect((await draft()).revision).toBe(1);
  });

  it("refuses patches that are none, before anything is written", async () => {
    const bad = { op: "setNode", id: "__proto__", node: hangUp } as FlowPatch;
    await expect(save(ada, 1, setNode("fine", "Fine"), bad)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await draft()).document.nodes).toEqual({});
  });

  it.each([
    ["a NUL", "By\0e"],
    ["half a surrogate pair", "By\ud83de"],
  ])("refuses %s, which the database would not keep, by its place, and keeps what there was", async (_what, label) => {
    await save(ada, 1, setNode("bye", "Bye"));
    await expect(save(ada, 2, setNode("fine", "Fine"), setNode("bye", label))).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { reason: "textNotKept", values: { place: "bye: label" } },
    });
    for (const [patch, place] of [
      [{ op: "setField", field: "name", value: label }, "name"],
      [{ op: "setComment", comment: { id: "note-1", text: label, x: 0, y: 0 } }, "note-1: text"],
    ] satisfies [FlowPatch, string][])
      await expect(save(ada, 2, patch)).rejects.toMatchObject({ cause: { values: { place } } });
    expect(await draft()).toMatchObject({ revision: 2, document: { nodes: { bye: hangUp } } });
    const nodes = { who: { ...hangUp, config: { prompt: { [label]: "" } } } };
    const text = JSON.stringify({ ...emptyFlow("Odd"), nodes });
    const before = await api.app.prisma.flow.count();
    expect(await api.as(ada).flows.import({ fileName: "odd.json", text })).toMatchObject({
      ok: false,
      issues: [{ code: "text_not_kept", nodeId: "who", path: "config.prompt" }],
    });
    expect(await api.app.prisma.flow.count()).toBe(before);
  });

  it("renames in the list and in the draft alike", async () => {
    await api.as(ada).flows.rename({ flowId, name: "Help line" });
    expect(await draft()).toMatchObject({ name: "Help line", document: { name: "Help line" }, revision: 2 });
    await save(bob, 2, { op: "setField", field: "name", value: "Hot line" });
    expect((await api.as(ada).flows.list()).find((flow) => flow.id === flowId)?.name).toBe("Hot line");
  });

  it("keeps a name in the draft as it is typed while somebody else draws, and lists it without the space around it", async () => {
    await save(bob, 1, setNode("a", "Bob's"));
    const typed = await save(ada, 1, { op: "setField", field: "name", value: "Main " });
    expect(typed).toMatchObject({ ok: true, document: { name: "Main ", nodes: { a: { label: "Bob's" } } } });
    expect(await draft()).toMatchObject({ name: "Main", document: { name: "Main " } });
  });

  it("archives a flow that no number leads to, and brings it back", async () => {
    const number = await api.as(ada).numbers.create({ e164: "+15550107001", flowId });
    expect(await api.as(ada).flows.archive({ flowId, archived: true, despiteDrafts: true })).toEqual({
      ok: false,
      uses: [{ kind: "number", e164: "+15550107001" }],
    });
    await api.as(ada).numbers.assign({ numberId: number.id, flowId: null });
    await api.as(ada).flows.archive({ flowId, archived: true });
    expect((await api.as(ada).flows.list()).map((flow) => flow.id)).not.toContain(flowId);
    expect((await api.as(ada).flows.list({ archived: true })).map((flow) => flow.id)).toContain(flowId);
    await expect(save(ada, 1, setNode("a", "A"))).rejects.toMatchObject({ cause: { reason: "flowArchived" } });
    await api.as(ada).flows.archive({ flowId, archived: false });
    expect(await save(ada, 1, setNode("a", "A"))).toMatchObject({ ok: true });
  });

  it("refuses a file that is no flow, with file, node and code, and keeps nothing of it", async () => {
    const before = await api.app.prisma.flow.count();
    const nameless = { ...emptyFlow("Nameless"), nodes: { who: { ...hangUp, label: 7 } }, entry: "who" };
    const results = await Promise.all(
      ["{", "[]", JSON.stringify(nameless), JSON.stringify({ ...emptyFlow("X"), format: "callwright/flow@9" })].map(
        (text) => api.as(ada).flows.import({ fileName: "given.json", text }),
      ),
    );
    expect(
      results.map((result) => !result.ok && [result.fileName, result.issues[0]?.code, result.issues[0]?.nodeId]),
    ).toEqual([
      ["given.json", "not_json", null],
      ["given.json", "not_a_flow", null],
      ["given.json", "flow_invalid", "who"],
      ["given.json", "newer_format", null],
    ]);
    expect(await api.app.prisma.flow.count()).toBe(before);
  });

  it("keeps steps of types that are not known here exactly as they are, and lets nobody publish them", async () => {
    const beam = {
      type: "teleport",
      label: "Beam",
      config: { to: [{ deck: 7 }], at: null },
      exits: { up: "who", down: null },
    };
    const strange = { ...emptyFlow("Strange"), nodes: { who: hangUp, beam }, entry: "beam" };
    const imported = await api.as(ada).flows.import({ fileName: "new.json", text: JSON.stringify(strange) });
    if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
    expect(imported.unknownTypes).toEqual(["teleport"]);
    const { text } = await api.as(ada).flows.export({ flowId: imported.id });
    expect(JSON.parse(text).nodes).toEqual(strange.nodes);
    const published = await api.as(ada).flows.publish({ flowId: imported.id, revision: 1 });
    expect(published).toMatchObject({
      ok: false,
      issues: [{ code: "unknown_node_type", nodeId: "beam", values: { type: "teleport" } }],
    });
  });

  it("gives back what was imported: import(export(x)) = x for every flow of the gallery", async () => {
    for (const { slug } of await api.as(ada).flows.templates()) {
      const text = readFileSync(join(projectRoot(), "flows", slug, "flow.json"), "utf8");
      const imported = await api.as(ada).flows.import({ fileName: "flow.json", text });
      if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
      const exported = await api.as(ada).flows.export({ flowId: imported.id });
      expect(JSON.parse(exported.text)).toEqual(JSON.parse(text));
      await api.as(ada).flows.archive({ flowId: imported.id, archived: true, despiteDrafts: true });
      const again = await api.as(ada).flows.import({ fileName: exported.fileName, text: exported.text });
      expect(again.ok && (await api.as(ada).flows.export({ flowId: again.id })).text).toBe(exported.text);
    }
  });

  it("tells listeners of a change by any copy", async () => {
    const changes = (await api.as(ada).flows.onChange({ flowId }))[Symbol.asyncIterator]();
    expect((await changes.next()).value).toEqual({ flowId, revision: 1 });
    const next = changes.next();
    await save(bob, 1, setNode("a", "A"));
    expect((await next).value).toEqual({ flowId, revision: 2 });
    await changes.return?.();
  });

  it("leaves an audit record of every change and every look", async () => {
    await draft();
    await save(bob, 1, setNode("a", "A"));
    await save(bob, 2, setNode("a", "A"));
    const { records } = await api.as(bob).audit.list({ subjectId: flowId });
    expect(records.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["flow.edited", "Bob"],
      ["flow.viewed", "Ada"],
      ["flow.created", "Ada"],
    ]);
  });

  it("answers 404 for a flow that is not there, in every procedure that names one", async () => {
    const { flows } = api.as(bob);
    const gone = { flowId: "nowhere" };
    const calls = [
      flows.get(gone),
      flows.saveDraft({ ...gone, baseRevision: 1, patches: [] }),
      flows.rename({ ...gone, name: "X" }),
      flows.archive({ ...gone, archived: true }),
      flows.publish({ ...gone, revision: 1 }),
      flows.version({ ...gone, number: 1 }),
      flows.versionCalls(gone),
      flows.restore({ ...gone, number: 1 }),
      flows.rollback({ ...gone, number: 1 }),
      flows.export(gone),
    ];
    const outcomes = await Promise.allSettled<unknown>(calls);
    expect(outcomes.map((outcome) => outcome.status === "rejected" && outcome.reason.code)).toEqual(
      calls.map(() => "NOT_FOUND"),
    );
  });
});
