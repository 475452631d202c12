import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { diffToPatches } from "@/lib/flow/patch";
import { wallTimeAt } from "@/lib/hours/wall-time";
import { queueNode } from "@/lib/nodes/queue";
import type { FlowNews } from "@/lib/server/api/flows/follow-flow";
import { createCaller } from "@/lib/server/api/router";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { tasks } from "@/lib/server/jobs/tasks";
import { startWorker } from "@/lib/server/jobs/worker";
import { createFlow } from "./create-flow";
import { lockDraft } from "./draft-row";
import type { NumberMoves } from "./move-numbers";

/** Waits in a queue, then says goodbye. */
function drawn(name: string): FlowDocument {
  const bye: FlowNode = { type: "hangUp", label: "Bye", config: {}, exits: {} };
  const config = { ...(queueNode.newConfig(["en-US"]) as Record<string, never>), queue: "support" };
  const exits = Object.fromEntries(queueNode.exits(queueNode.configSchema.parse(config)).map(({ id }) => [id, "bye"]));
  return { ...emptyFlow(name), entry: "wait", nodes: { bye, wait: { type: "queue", label: "Wait", config, exits } } };
}

describe("a scheduled publish", () => {
  let api: TestApi;
  let ada: SignedInUser;
  let flowId: string;
  let queueId: string;
  let revision: number;

  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    ada = await api.person("supervisor", "Ada");
    queueId = (await api.as(ada).bindings.saveQueue({ name: "support", label: "Support", serviceSeconds: 20 })).id;
    // A name means one flow.
    await api.app.prisma.flow.updateMany({ data: { archivedAt: new Date() } });
    flowId = (await api.as(ada).flows.create({ name: "Support" })).id;
    revision = 1;
    await draw(drawn("As scheduled"));
    return async () => {
      await api.app.prisma.scheduledPublish.deleteMany();
      await api.app.prisma.phoneNumber.deleteMany();
      await api.app.prisma.queue.deleteMany();
    };
  });

  async function draw(document: FlowDocument): Promise<void> {
    const { document: before } = await api.as(ada).flows.get({ flowId });
    const patches = diffToPatches(before, document);
    revision = (await api.as(ada).flows.saveDraft({ flowId, baseRevision: revision, patches })).revision;
  }
  const timeZone = "Europe/Tallinn";
  const inHours = (hours: number) => ({ wallTime: wallTimeAt(Date.now() + hours * 3_600_000, timeZone), timeZone });
  async function schedule(more: { moves?: NumberMoves; note?: string } = {}): Promise<string> {
    const scheduled = await api.as(ada).flows.schedule({ flowId, revision, ...inHours(2), ...more });
    if (!scheduled.ok) throw new Error(scheduled.reason);
    return scheduled.id;
  }
  const versions = () => api.as(ada).flows.versions({ flowId });
  const schedules = () => api.as(ada).flows.schedules({ flowId });
  const jobsOf = async (scheduleId: string) =>
    (
      await api.app.pool.query("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [`publish-${scheduleId}`])
    ).rows.map(({ run_at }: { run_at: Date }) => run_at);
  let digits = 0;
  async function addNumber(of: string | null): Promise<string> {
    digits += 1;
    const e164 = `+155501082${String(digits).padStart(2, "0")}`;
    return (await api.as(ada).numbers.create({ e164, flowId: of })).id;
  }

  /** Its time has come: for the row and for its job, which two workers are asked for at once. */
  async function comes(scheduleId: string): Promise<void> {
    const { app } = api;
    const due = new Date(Date.now() - 1_000);
    await app.prisma.scheduledPublish.update({ where: { id: scheduleId }, data: { at: due } });
    let done = () => {};
    const isDone = new Promise<void>((resolve) => {
      done = resolve;
    });
    const publishScheduled: typeof tasks.publishScheduled = async (payload, context) => {
      // As if a copy that was thought dead were still at it.
      await Promise.all([tasks.publishScheduled?.(payload, context), tasks.publishScheduled?.(payload, context)]);
      done();
    };
    const stops = await Promise.all([startWorker(app, { publishScheduled }), startWorker(app, { publishScheduled })]);
    await app.pool.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1", [
      `publish-${scheduleId}`,
    ]);
    await isDone;
    await Promise.all(stops.map((stop) => stop()));
  }
  const audited = async (action: string) => {
    const where = { action, subjectId: flowId };
    return (await api.app.prisma.auditRecord.findMany({ where })).map(({ actorId, details }) => ({ actorId, details }));
  };

  it("is told to everybody who has the flow open, when it is made and when it comes", async () => {
    const closing = new AbortController();
    const caller = createCaller({ app: api.app, user: ada, headers: new Headers() }, { signal: closing.signal });
    const news = await caller.flows.follow({ flowId, tabId: "ada-1", since: revision });
    const heard = (news as AsyncIterable<readonly [string, FlowNews, symbol]>)[Symbol.asyncIterator]();
    const next = async () => (await heard.next()).value?.[1].kind;
    expect(await next()).toBe("present");
    const when = inHours(2);
    const scheduled = await api.as(ada).flows.schedule({ flowId, revision, ...when });
    const id = scheduled.ok ? scheduled.id : "";
    expect(await next()).toBe("published");
    // One thing at a time: whoever has not heard of it would send the schedule without it.
    const [taken, given] = [await addNumber(null), await addNumber(null)];
    const takes = { ...when, moves: { takes: [taken], gives: [] } };
    const gives = { ...when, moves: { takes: [taken], gives: [given] } };
    // The same moment by the clocks of another place.
    const elsewhere = { ...gives, timeZone: "Europe/Helsinki" };
    for (const change of [takes, gives, elsewhere, { ...elsewhere, note: "Spring" }]) {
      const told = next();
      await api.as(ada).flows.changeSchedule({ scheduleId: id, ...change });
      expect(await told).toBe("published");
    }
    const later = next();
    await comes(id);
    expect(await later).toBe("published");
    closing.abort();
    while (!(await heard.next()).done);
  });

  it("publishes the copy that was made, once, in the name of whoever scheduled it, with two workers at it", async () => {
    const [own, taken, given] = [await addNumber(flowId), await addNumber(null), await addNumber(flowId)];
    const id = await schedule({ note: "For Monday", moves: { takes: [taken], gives: [given] } });
    expect(await versions()).toEqual([]);
    expect(await jobsOf(id)).toHaveLength(1);
    await draw(drawn("Drawn afterwards"));
    const gotMeanwhile = await addNumber(flowId);
    await comes(id);
    const published = await versions();
    expect(published).toMatchObject([
      { number: 1, note: "For Monday", publishedBy: "Ada", scheduledFor: { at: expect.any(Date), timeZone } },
    ]);
    expect((await api.as(ada).flows.version({ flowId, number: 1 })).document.name).toBe("As scheduled");
    expect(published[0]?.numbers.map((number) => number.id).toSorted()).toEqual([own, taken, gotMeanwhile].toSorted());
    expect((await api.as(ada).numbers.list()).find((number) => number.id === given)?.flow).toBeNull();
    expect(await schedules()).toEqual([]);
    expect(await audited("flow.published")).toMatchObject([{ actorId: ada.id, details: { scheduleId: id } }]);
    const moved = await api.app.prisma.auditRecord.findMany({
      where: { action: "number.assigned", subjectId: { in: [taken, given] } },
      orderBy: { id: "asc" },
    });
    expect(moved.map(({ subjectId, details }) => [subjectId, details])).toEqual([
      [taken, { e164: expect.any(String), flowId, scheduleId: id }],
      [given, { e164: expect.any(String), flowId: null, scheduleId: id }],
    ]);
  });

  it("keeps the numbers that were to move when only its time is changed", async () => {
    const moves = { takes: [await addNumber(null)], gives: [await addNumber(flowId)] };
    const id = await schedule({ moves });
    await api.as(ada).flows.changeSchedule({ scheduleId: id, ...inHours(5) });
    expect(await schedules()).toMatchObject([{ id, ...moves }]);
    await api.as(ada).flows.changeSchedule({ scheduleId: id, ...inHours(5), moves: { takes: [], gives: moves.gives } });
    expect(await schedules()).toMatchObject([{ id, takes: [], gives: moves.gives }]);
  });

  it("is not made, nor changed, for a number that is gone", async () => {
    const id = await schedule();
    const gone = await addNumber(null);
    const e164 = (await api.as(ada).numbers.list()).find((number) => number.id === gone)?.e164;
    await api.as(ada).numbers.delete({ numberId: gone });
    const moves = { takes: [gone], gives: [] };
    const refusal = { code: "NOT_FOUND", cause: { reason: "numberGone", values: { number: e164 } } };
    await expect(schedule({ moves })).rejects.toMatchObject(refusal);
    await expect(
      api.as(ada).flows.changeSchedule({ scheduleId: id, ...inHours(5), note: "Later", moves }),
    ).rejects.toMatchObject(refusal);
    expect(await schedules()).toMatchObject([{ id, note: "" }]);
  });

  it("is not published when what it needs is gone by then; why is kept until somebody has seen it", async () => {
    const id = await schedule();
    // Past the API, which refuses it by now.
    await api.app.prisma.queue.delete({ where: { id: queueId } });
    await comes(id);
    expect(await versions()).toEqual([]);
    expect(await schedules()).toMatchObject([
      { id, state: "failed", failure: { reason: "issues", issues: [{ code: "unbound_resource", nodeId: "wait" }] } },
    ]);
    expect(await api.as(ada).flows.list()).toContainEqual(
      expect.objectContaining({ id: flowId, scheduleFailed: true, nextPublish: null }),
    );
    expect(await audited("flow.scheduledPublishFailed")).toMatchObject([{ details: { reason: "issues" } }]);
    await api.as(ada).flows.cancelSchedule({ scheduleId: id });
    expect(await schedules()).toEqual([]);
  });

  it("keeps what it needs from being deleted, also what a flow inside it needs, until it is called off", async () => {
    await api.as(ada).flows.publish({ flowId, revision });
    const run: FlowNode = { type: "subflow", label: "", config: { flow: "As scheduled" }, exits: { done: "bye" } };
    const bye: FlowNode = { type: "hangUp", label: "", config: {}, exits: {} };
    const document = { ...emptyFlow("Runs another"), entry: "run", nodes: { run, bye } };
    const outer = await createFlow(api.app, { kind: "system" }, document, "import");
    const scheduled = await api.as(ada).flows.schedule({ flowId: outer.id, revision: 1, ...inHours(2) });
    const inner = await schedule();
    const removal = () => api.as(ada).bindings.deleteQueue({ id: queueId });
    const refusal = (flows: string) => ({ code: "CONFLICT", cause: { reason: "inSchedule", values: { flows } } });
    await expect(removal()).rejects.toMatchObject(refusal("As scheduled, Runs another"));
    await api.as(ada).flows.cancelSchedule({ scheduleId: inner });
    await expect(removal()).rejects.toMatchObject(refusal("Runs another"));
    await api.as(ada).flows.cancelSchedule({ scheduleId: scheduled.ok ? scheduled.id : "" });
    await removal();
  });

  it.each([
    ["has lost the right", { role: "qa" }],
    ["is disabled", { disabledAt: new Date() }],
  ])("is not published when whoever scheduled it %s", async (_what, change) => {
    const id = await schedule();
    const eve = await api.person("supervisor");
    await api.app.prisma.user.update({ where: { id: ada.id }, data: change });
    await comes(id);
    expect(await api.as(eve).flows.schedules({ flowId })).toMatchObject([
      { state: "failed", failure: { reason: "notAllowed" } },
    ]);
    expect(await api.as(eve).flows.versions({ flowId })).toEqual([]);
  });

  it("keeps whoever archives the flow waiting until it stands", async () => {
    const { prisma, pool } = api.app;
    const waits = async () => {
      const { rows } = await pool.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%flow_draft%'`,
      );
      return rows[0]?.waiting;
    };
    let archived: Promise<unknown> = Promise.resolve();
    await prisma.$transaction(async (tx) => {
      await lockDraft(tx, flowId);
      archived = api.as(ada).flows.archive({ flowId, archived: true });
      await expect.poll(waits).toBe(1);
      await tx.phoneNumber.create({ data: { e164: "+15550109999", label: "", carrier: "virtual", flowId } });
    });
    expect(await archived).toMatchObject({ ok: false, uses: [{ kind: "number", e164: "+15550109999" }] });
  });

  it("is called off, and then nothing comes of it", async () => {
    const id = await schedule();
    await api.as(ada).flows.cancelSchedule({ scheduleId: id });
    expect(await jobsOf(id)).toEqual([]);
    await tasks.publishScheduled?.({ scheduleId: id }, { app: api.app, attempt: 1 });
    expect(await versions()).toEqual([]);
    await expect(api.as(ada).flows.cancelSchedule({ scheduleId: id })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await audited("flow.scheduleCanceled")).toMatchObject([{ actorId: ada.id, details: { was: "waiting" } }]);
  });

  it("is put off, with the same one job; one that comes too early does nothing", async () => {
    const id = await schedule();
    const { at } = await api.as(ada).flows.changeSchedule({ scheduleId: id, ...inHours(5), note: "Later" });
    expect(await jobsOf(id)).toEqual([at]);
    expect(await schedules()).toMatchObject([{ id, at, note: "Later", state: "waiting" }]);
    await tasks.publishScheduled?.({ scheduleId: id }, { app: api.app, attempt: 1 });
    expect(await versions()).toEqual([]);
    expect(await audited("flow.scheduleChanged")).toHaveLength(1);
  });

  it("is refused for a time that is past, over a year ahead, or that clocks never show, and for what has errors", async () => {
    const ask = (wallTime: string, zone = timeZone) =>
      api.as(ada).flows.schedule({ flowId, revision, wallTime, timeZone: zone });
    const reason = (word: string) => ({ code: "BAD_REQUEST", cause: { reason: word } });
    await expect(ask("2020-01-01T08:00")).rejects.toMatchObject(reason("scheduleInPast"));
    await expect(ask(inHours(24 * 367).wallTime)).rejects.toMatchObject(reason("scheduleTooFar"));
    await expect(ask("2027-03-28T03:30")).rejects.toMatchObject(reason("noSuchTime"));
    await expect(ask(inHours(2).wallTime, "Mars/Olympus")).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await api.as(ada).bindings.deleteQueue({ id: queueId });
    expect(await ask(inHours(2).wallTime)).toMatchObject({ ok: false, reason: "issues" });
    expect(await api.as(ada).flows.schedule({ flowId, revision: 1, ...inHours(2) })).toMatchObject({
      ok: false,
      reason: "conflict",
    });
    expect(await schedules()).toEqual([]);
  });
});
