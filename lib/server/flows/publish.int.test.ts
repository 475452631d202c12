import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { diffToPatches } from "@/lib/flow/patch";
import { queueNode } from "@/lib/nodes/queue";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { publishDocument } from "@/lib/server/flows/publish-document";

/** Says goodbye, by way of a queue when one is named. */
function drawn(name: string, queue?: string): FlowDocument {
  const bye: FlowNode = { type: "hangUp", label: "Bye", config: {}, exits: {} };
  const nodes: Record<string, FlowNode> = { bye };
  if (queue) {
    const config = { ...(queueNode.newConfig(["en-US"]) as Record<string, never>), queue };
    const exits = Object.fromEntries(
      queueNode.exits(queueNode.configSchema.parse(config)).map(({ id }) => [id, "bye"]),
    );
    nodes.wait = { type: "queue", label: "Wait", config, exits };
  }
  return { ...emptyFlow(name), entry: queue ? "wait" : "bye", nodes };
}

describe("publishing", () => {
  let api: TestApi;
  let ada: SignedInUser;
  let flowId: string;
  let revision: number;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    // A name means one flow.
    await api.app.prisma.flow.updateMany({ data: { archivedAt: new Date() } });
    flowId = (await api.as(ada).flows.create({ name: "Support" })).id;
    revision = 1;
    await draw(drawn("Support"));
  });

  async function draw(document: FlowDocument): Promise<void> {
    const { document: before } = await api.as(ada).flows.get({ flowId });
    const saved = await api
      .as(ada)
      .flows.saveDraft({ flowId, baseRevision: revision, patches: diffToPatches(before, document) });
    revision = saved.revision;
  }
  const publish = (note = "") => api.as(ada).flows.publish({ flowId, revision, note });
  let digits = 0;
  const addNumber = (of: string | null = flowId) => {
    digits += 1;
    return api.as(ada).numbers.create({ e164: `+155501081${String(digits).padStart(2, "0")}`, flowId: of });
  };
  const numberOf = async (id: string) => (await api.as(ada).numbers.list()).find((number) => number.id === id);

  it("makes a numbered, check-summed version and points the numbers at it", async () => {
    const { id } = await addNumber();
    expect(await numberOf(id)).toMatchObject({ version: null });
    const first = await publish("First");
    expect(first).toMatchObject({ ok: true, number: 1, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await numberOf(id)).toMatchObject({ flow: { name: "Support" }, version: 1 });
    await draw(drawn("Support 2"));
    expect(await publish()).toMatchObject({ ok: true, number: 2 });
    expect(await numberOf(id)).toMatchObject({ version: 2 });
    const versions = await api.as(ada).flows.versions({ flowId });
    expect(
      versions.map(({ number, note, publishedBy, numbers }) => [number, note, publishedBy, numbers.length]),
    ).toEqual([
      [2, "", "Ada", 1],
      [1, "First", "Ada", 0],
    ]);
    expect(versions[0]?.checksum).not.toBe(versions[1]?.checksum);
    expect((await api.as(ada).flows.version({ flowId, number: 1 })).document).toEqual(drawn("Support"));
  });

  it("gives a number that is assigned later the newest version", async () => {
    await publish();
    expect(await numberOf((await addNumber()).id)).toMatchObject({ version: 1 });
  });

  it("moves the numbers that were chosen with it, and leaves what others moved meanwhile", async () => {
    const [own, given, taken, free] = [
      await addNumber(),
      await addNumber(),
      await addNumber(null),
      await addNumber(null),
    ];
    const other = (await api.as(ada).flows.create({ name: "Billing" })).id;
    // Since somebody looked at them.
    const ids = { gotMeanwhile: free.id, movedAway: own.id };
    await api.as(ada).numbers.assign({ numberId: ids.gotMeanwhile, flowId });
    await api.as(ada).numbers.assign({ numberId: ids.movedAway, flowId: other });
    await api.as(ada).numbers.assign({ numberId: taken.id, flowId: other });
    const moves = { takes: [taken.id], gives: [given.id] };
    const result = await api.as(ada).flows.publish({ flowId, revision, moves });
    const answers = await Promise.all([taken.id, ids.gotMeanwhile].map(numberOf));
    const e164s = answers.map((number) => number?.e164 ?? "").toSorted();
    expect(result).toMatchObject({ ok: true, numbers: e164s.map((e164) => ({ e164, carrier: "virtual" })) });
    expect(answers).toMatchObject([
      { flow: { id: flowId }, version: 1 },
      { flow: { id: flowId }, version: 1 },
    ]);
    expect(await numberOf(ids.movedAway)).toMatchObject({ flow: { id: other } });
    expect(await numberOf(given.id)).toMatchObject({ flow: null, version: null });
    const audited = await api.app.prisma.auditRecord.findMany({
      where: { action: "number.assigned", subjectId: { in: [given.id, taken.id] } },
      orderBy: { id: "desc" },
      take: 2,
    });
    expect(new Set(audited.map(({ actorId, subjectId }) => `${actorId} ${subjectId}`))).toEqual(
      new Set([given.id, taken.id].map((id) => `${ada.id} ${id}`)),
    );
  });

  it("publishes nothing when a number to take over is gone, and says which; one to give up may be", async () => {
    const [own, gone] = [await addNumber(), await addNumber(null)];
    const e164 = (await numberOf(gone.id))?.e164;
    await api.as(ada).numbers.delete({ numberId: gone.id });
    const ask = (takes: string[], gives: string[]) =>
      api.as(ada).flows.publish({ flowId, revision, moves: { takes, gives } });
    await expect(ask([gone.id], [own.id])).rejects.toMatchObject({
      code: "NOT_FOUND",
      cause: { reason: "numberGone", values: { number: e164 } },
    });
    expect(await api.as(ada).flows.versions({ flowId })).toEqual([]);
    expect(await numberOf(own.id)).toMatchObject({ flow: { id: flowId } });
    expect(await ask([], [gone.id])).toMatchObject({ ok: true, number: 1 });
  });

  it("moves no number when the flow has errors", async () => {
    const { id } = await addNumber(null);
    await draw(drawn("Support", "no-such-queue"));
    const moves = { takes: [id], gives: [] };
    expect(await api.as(ada).flows.publish({ flowId, revision, moves })).toMatchObject({ ok: false, reason: "issues" });
    expect(await numberOf(id)).toMatchObject({ flow: null });
  });

  it("lets two publishes take each other's numbers at once", async () => {
    const document = drawn("Billing");
    const patches = diffToPatches(emptyFlow("Billing"), document);
    const other = (await api.as(ada).flows.create({ name: "Billing" })).id;
    await api.as(ada).flows.saveDraft({ flowId: other, baseRevision: 1, patches });
    const mine = [await addNumber(), await addNumber()].map(({ id }) => id);
    const theirs = [await addNumber(other), await addNumber(other)].map(({ id }) => id);
    const [first, second] = await Promise.all([
      api.as(ada).flows.publish({ flowId, revision, moves: { takes: theirs.toReversed(), gives: mine } }),
      api.as(ada).flows.publish({ flowId: other, revision: 2, moves: { takes: mine.toReversed(), gives: theirs } }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect((await Promise.all(mine.map(numberOf))).map((number) => number?.flow?.id)).toEqual([other, other]);
    expect((await Promise.all(theirs.map(numberOf))).map((number) => number?.flow?.id)).toEqual([flowId, flowId]);
  });

  it("is told to whoever has a flow open that loses a number by it", async () => {
    const other = (await api.as(ada).flows.create({ name: "Billing" })).id;
    const { id } = await addNumber(other);
    let told = 0;
    const end = api.app.bus.subscribe(`flow:${other}`, () => {
      told += 1;
    });
    await api.app.bus.ready();
    expect(await publish()).toMatchObject({ ok: true, number: 1 });
    const taken = await api.as(ada).flows.publish({ flowId, revision, moves: { takes: [id], gives: [] } });
    expect(taken).toMatchObject({ ok: true, number: 1 });
    await expect.poll(() => told).toBe(1);
    end();
  });

  it("names a version without the space that was typed around its name, which makes no other version of it either", async () => {
    expect(await publish()).toMatchObject({ number: 1 });
    await draw(drawn("Support "));
    expect(await publish()).toMatchObject({ ok: true, number: 1 });
    expect((await api.as(ada).flows.version({ flowId, number: 1 })).document.name).toBe("Support");
  });

  it("makes no second version of the same drawing, also when the button is pressed five times", async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => publish()));
    expect(results.map((result) => result.ok && result.number)).toEqual([1, 1, 1, 1, 1]);
  });

  it("refuses a flow with errors, and says which, with nothing published", async () => {
    await draw({
      ...drawn("Support"),
      entry: "bye",
      nodes: { bye: { type: "teleport", label: "?", config: {}, exits: {} } },
    });
    const result = await publish();
    expect(result).toMatchObject({
      ok: false,
      issues: [expect.objectContaining({ severity: "error", nodeId: "bye" })],
    });
    expect(await api.as(ada).flows.versions({ flowId })).toEqual([]);
  });

  it("knows the queues of this installation", async () => {
    await draw(drawn("Support", "night-desk"));
    expect(await publish()).toMatchObject({
      ok: false,
      issues: [expect.objectContaining({ nodeId: "wait", severity: "error" })],
    });
    const queue = await api.as(ada).bindings.saveQueue({ name: "night-desk", label: "Night desk", serviceSeconds: 20 });
    expect(await publish()).toMatchObject({ ok: true });
    // A queue that callers can reach cannot be deleted under them.
    const number = await addNumber();
    await expect(api.as(ada).bindings.deleteQueue({ id: queue.id })).rejects.toMatchObject({
      cause: { reason: "inUse", values: { flows: "Support" } },
    });
    await api.as(ada).numbers.assign({ numberId: number.id, flowId: null });
    await api.as(ada).bindings.deleteQueue({ id: queue.id });
    expect(await api.as(ada).bindings.names()).toMatchObject({ queues: [] });
  });

  it("publishes only what was looked at", async () => {
    await draw(drawn("Changed meanwhile"));
    const late = await api.as(ada).flows.publish({ flowId, revision: revision - 1 });
    expect(late).toMatchObject({ ok: false, reason: "conflict", revision, document: { name: "Changed meanwhile" } });
  });

  it("rolls the numbers back to a version and leaves the draft alone", async () => {
    const { id } = await addNumber();
    await publish();
    await draw(drawn("Second"));
    await publish();
    const before = { numbers: [{ id, before: 2 }] };
    expect(await api.as(ada).flows.rollback({ flowId, number: 1 })).toEqual(before);
    expect(await numberOf(id)).toMatchObject({ version: 1 });
    // Once more changes nothing, and so there is nothing to undo.
    expect(await api.as(ada).flows.rollback({ flowId, number: 1 })).toEqual({ numbers: [] });
    expect((await api.as(ada).flows.get({ flowId })).document.name).toBe("Second");
  });

  it("rolls back no number that another flow's publish takes meanwhile", async () => {
    const { prisma, pool } = api.app;
    const other = (await api.as(ada).flows.create({ name: "Billing" })).id;
    const { id } = await addNumber();
    await publish();
    await draw(drawn("Second"));
    await publish();
    const waits = async () => {
      const { rows } = await pool.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%phone_number%'`,
      );
      return rows[0]?.waiting;
    };
    let rolledBack: Promise<unknown> = Promise.resolve();
    await prisma.$transaction(async (tx) => {
      await lockDraft(tx, other);
      const change = { flowId: other, draft: drawn("Billing"), note: "", moves: { takes: [id], gives: [] } };
      expect(await publishDocument(tx, { kind: "user", id: ada.id }, change)).toMatchObject({ ok: true });
      rolledBack = api.as(ada).flows.rollback({ flowId, number: 1 });
      await expect.poll(waits).toBe(1);
    });
    expect(await rolledBack).toEqual({ numbers: [] });
    const number = await prisma.phoneNumber.findUniqueOrThrow({ where: { id }, include: { flowVersion: true } });
    expect(number).toMatchObject({ flowId: other, flowVersion: { flowId: other } });
  });

  it("tells what a version needs and is gone, and rolls back to it all the same", async () => {
    await draw(drawn("Support", "night-desk"));
    const queue = await api.as(ada).bindings.saveQueue({ name: "night-desk", label: "Night desk", serviceSeconds: 20 });
    await publish();
    await draw(drawn("Second"));
    await publish();
    const { id } = await addNumber();
    const check = (number: number) => api.as(ada).flows.checkVersion({ flowId, number });
    expect(await check(1)).toEqual({ errors: [], nodes: {} });
    await api.as(ada).bindings.deleteQueue({ id: queue.id });
    expect(await check(1)).toMatchObject({
      errors: [{ code: "unbound_resource", nodeId: "wait", values: { name: "night-desk" } }],
      nodes: { wait: { label: "Wait" } },
    });
    expect(await check(2)).toEqual({ errors: [], nodes: {} });
    await expect(check(3)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await api.as(ada).flows.rollback({ flowId, number: 1 })).toEqual({ numbers: [{ id, before: 2 }] });
  });

  it("restores a version as the draft, as one more revision", async () => {
    await publish();
    await draw(drawn("Second"));
    const restored = await api.as(ada).flows.restore({ flowId, number: 1 });
    expect(restored).toMatchObject({ revision: revision + 1, document: drawn("Support") });
    expect(await api.as(ada).flows.get({ flowId })).toMatchObject({ name: "Support", document: drawn("Support") });
  });

  it("fault 15: what a running call refers to outlives publish, rollback, archive and number deletion", async () => {
    const number = await addNumber();
    await publish();
    const running = await api.app.prisma.flowVersion.findFirstOrThrow({ where: { flowId } });
    await draw(drawn("Second"));
    await publish();
    await api.as(ada).flows.rollback({ flowId, number: 1 });
    await api.as(ada).flows.restore({ flowId, number: 1 });
    await api.as(ada).numbers.delete({ numberId: number.id });
    await api.as(ada).flows.archive({ flowId, archived: true });
    expect(await api.app.prisma.flowVersion.findUnique({ where: { id: running.id } })).toEqual(running);
  });

  it("lets nobody change or delete a version, not even by SQL", async () => {
    await publish();
    const { app } = api;
    await expect(app.pool.query("UPDATE flow_version SET document = '{}'")).rejects.toThrow(/immutable/);
    await expect(app.pool.query("DELETE FROM flow_version")).rejects.toThrow(/immutable/);
    await expect(app.pool.query("UPDATE audit_record SET action = 'nothing'")).rejects.toThrow(/append-only/);
  });
});
