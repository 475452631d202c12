import fc from "fast-check";
import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CallEvent } from "@/lib/engine/event";
import { createCaller } from "@/lib/server/api/router";
import { keepPastCall } from "@/lib/server/calls/keep-past-call";
import { listCalls } from "@/lib/server/calls/list-calls";
import { PostgresCallStore } from "@/lib/server/runtime/postgres-call-store";
import { createQueryRunner } from "@/lib/server/runtime/query-runner";
import { assignFlow } from "@/lib/server/runtime/testing/assign-flow";
import { galleryCalls } from "@/lib/server/runtime/testing/gallery";
import type { TurnEntry } from "@/lib/server/runtime/timeline";
import { createTestApp, type TestApp } from "@/lib/server/test-app";
import { runGoldenCall } from "@/lib/simulator/run-golden-call";
import { callsByVersion } from "./calls-by-version";
import { countTraffic } from "./count-traffic";
import { forgetTraffic } from "./forget-traffic";
import { type FlowTraffic, readTraffic } from "./read-traffic";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const now = Math.floor(Date.now() / dayMs) * dayMs;

interface Kept {
  callId: string;
  startedAtMs: number;
  number: string;
  entries: TurnEntry[];
}

const all = { version: null, dialledNumber: null, language: null };

describe("the traffic of random calls", () => {
  it("is what a count over their timelines gives, call by call, in any period, counted in any order and more than once", async () => {
    const { app } = test;
    const { flowId, kept } = await randomCalls(120);
    await countTraffic(app);
    await countTraffic(app, { sinceMs: now - 40 * dayMs });

    for (const { from, to } of randomPeriods()) {
      const counted = kept.filter(({ startedAtMs }) => startedAtMs >= from.getTime() && startedAtMs < to.getTime());
      const traffic = await readTraffic(app, { flowId, from, to, ...all });
      expect(traffic.calls).toBe(counted.length);
      expect(byHand(traffic)).toEqual(exitsOf(counted));
      for (const { times, ways } of traffic.nodes) expect(ways.reduce((sum, way) => sum + way.times, 0)).toBe(times);
    }

    const [number] = [...new Set(kept.map((call) => call.number))];
    const whole = { flowId, from: new Date(now - 40 * dayMs), to: new Date(now + dayMs) };
    const ofNumber = await readTraffic(app, { ...whole, ...all, dialledNumber: number as string });
    expect(byHand(ofNumber)).toEqual(exitsOf(kept.filter((call) => call.number === number)));
    expect(ofNumber.choices.numbers).toHaveLength(2);
    expect(await callsByVersion(app, flowId)).toEqual([{ version: 1, calls: kept.length }]);
  });
});

describe("calls", () => {
  it("that a count counted are listed, exactly those, page by page", async () => {
    const { app } = test;
    const { flowId, kept } = await randomCalls(60);
    await countTraffic(app, { sinceMs: now - 40 * dayMs });
    const period = { from: new Date(now - 40 * dayMs), to: new Date(now + dayMs) };
    const traffic = await readTraffic(app, { flowId, ...period, ...all });
    const api = createCaller({ app, user: await person("qa"), headers: new Headers() });
    for (const { nodeId, calls, ways } of traffic.nodes) {
      for (const { way, calls: expected } of [{ way: "in", calls }, ...ways]) {
        const listed: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof api.calls.list>> = await api.calls.list({
            counted: { flowId, nodeId, way, period },
            limit: 7,
            cursor,
          });
          listed.push(...page.calls.map(({ callId }) => callId));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(new Set(listed).size, `${nodeId} ${way}`).toBe(listed.length);
        expect(listed).toHaveLength(expected);
        if (way === "in") expect(listed.toSorted()).toEqual(cameTo(kept, nodeId).toSorted());
      }
    }
  });
});

describe("a search within a count", () => {
  /** Calls, and a count of those that came to a step. */
  async function countedAt(count: number) {
    const { app } = test;
    const { flowId, kept } = await randomCalls(count);
    await countTraffic(app, { sinceMs: now - 40 * dayMs });
    const traffic = await readTraffic(app, { flowId, from: new Date(now - 40 * dayMs), to: new Date(now), ...all });
    const [busiest] = traffic.nodes.toSorted((a, b) => b.calls - a.calls);
    const nodeId = busiest?.nodeId ?? "";
    const came = new Set(cameTo(kept, nodeId));
    const calls = kept.filter(({ callId }) => came.has(callId));
    return { app, counted: { flowId, nodeId, way: "in" }, calls };
  }
  const ids = (calls: readonly { callId: string }[]) => calls.map(({ callId }) => callId).toSorted();

  it("finds the few that are wanted by one statement, page by page, and none that was not counted", async () => {
    const { app, counted, calls } = await countedAt(40);
    const [{ number } = { number: "" }] = calls;
    const query = vi.spyOn(app.pool, "query");
    const first = await listCalls(app, { counted, search: number, limit: 2 });
    expect(query.mock.calls.filter(([text]) => String(text).includes("call_passage"))).toHaveLength(1);
    query.mockRestore();
    expect(first.calls).toHaveLength(2);
    const rest = await listCalls(app, { counted, search: number, limit: 200, cursor: first.nextCursor });
    expect(ids([...first.calls, ...rest.calls])).toEqual(ids(calls.filter((call) => call.number === number)));
    expect((await listCalls(app, { counted, search: "Nobody Known", limit: 50 })).calls).toEqual([]);
    expect((await listCalls(app, { counted, flowId: "another", limit: 50 })).calls).toEqual([]);
  });

  it("knows a customer by name or by id, and calls that go on from those that are over", async () => {
    const { app, counted, calls } = await countedAt(20);
    const [theirs, live] = calls.map(({ callId }) => ({ callId }));
    if (!theirs || !live) throw new Error("Too few calls came to the step.");
    const { id: customerId } = await app.prisma.customer.create({
      data: { idNumber: "90017001", firstName: "Rarely", lastName: "Calling" },
    });
    await app.prisma.callSession.update({ where: theirs, data: { customerId } });
    await app.prisma.callSession.updateMany({ where: { callId: { in: ids(calls) } }, data: { state: "ended" } });
    await app.prisma.callSession.update({ where: live, data: { state: "waiting" } });
    const listed = async (filter: object) => ids((await listCalls(app, { counted, ...filter, limit: 50 })).calls);
    expect(await listed({ search: "rarely calling" })).toEqual([theirs.callId]);
    expect(await listed({ customerId })).toEqual([theirs.callId]);
    expect(await listed({ state: "live" })).toEqual([live.callId]);
    expect(await listed({ state: "ended" })).toEqual(ids(calls.filter(({ callId }) => callId !== live.callId)));
  });
});

describe("a call", () => {
  it("in a flow that ran inside another counts for the step that ran it, and for that flow's own steps", async () => {
    const { app } = test;
    const outer = galleryCalls().find(
      ({ flow, golden }) => flow.subflows && golden.path.some((step) => step.includes("/")),
    );
    if (!outer) throw new Error("The gallery has no flow that runs another.");
    const [name, inner] = Object.entries(outer.flow.subflows ?? {})[0] as [
      string,
      NonNullable<typeof outer.flow.subflows>[string],
    ];
    const { flowId: innerId } = await assignFlow(app.prisma, inner, { number: "+15550141000" });
    const version = await published(outer.flow, "+15550141001");
    const events = eventsOf(outer, now - dayMs);
    const path = outer.golden.path.find((step) => step.includes("/")) as string;
    const [callerId = "", innerNode = ""] = path.split(".")[0]?.split("/") ?? [];
    await keep("goes-on", "+15550141001", version, events);
    await countTraffic(app, { sinceMs: now - 40 * dayMs });
    const period = { from: new Date(now - 2 * dayMs), to: new Date(now + dayMs) };
    const own = await readTraffic(app, { flowId: version.flowId, ...period, ...all });
    expect(
      own.nodes.find(({ nodeId }) => nodeId === callerId),
      name,
    ).toMatchObject({ calls: 1 });
    expect(own.nodes.every(({ nodeId }) => !nodeId.includes("/"))).toBe(true);
    const within = await readTraffic(app, { flowId: innerId, ...period, ...all });
    expect(within.calls).toBe(1);
    expect(within.nodes.find(({ nodeId }) => nodeId === innerNode)).toMatchObject({ calls: 1 });
    expect(within.drawn).toHaveProperty([innerNode, "type"]);
  });

  it("that is written late, or was still going on, is counted afresh", async () => {
    const { app } = test;
    const [call] = galleryCalls();
    if (!call) throw new Error("The gallery is empty.");
    const version = await published(call.flow, "+15550141002");
    const events = eventsOf(call, Date.now() - 30 * minuteMs);
    await keep("late", "+15550141002", version, events.slice(0, -1));
    await countTraffic(app, { sinceMs: Date.now() - dayMs });
    const period = { from: new Date(now - 2 * dayMs), to: new Date(now + 2 * dayMs) };
    const here = async () => {
      const { nodes } = await readTraffic(app, { flowId: version.flowId, ...period, ...all });
      return nodes.flatMap(({ ways }) => ways.filter(({ way }) => way === "here")).length;
    };
    expect(await here()).toBe(1);
    await app.prisma.callEvent.deleteMany({ where: { callId: "late" } });
    await app.prisma.callSession.delete({ where: { callId: "late" } });
    await keep("late", "+15550141002", version, events);
    await countTraffic(app, { sinceMs: Date.now() - dayMs });
    expect(await here()).toBe(0);
  });
});

describe("days", () => {
  it("are the sums of their hours, also when something happens in a call that began in one of them long ago", async () => {
    const { app } = test;
    const [call] = galleryCalls();
    if (!call) throw new Error("The gallery is empty.");
    const version = await published(call.flow, "+15550141003");
    const events = eventsOf(call, now - 3 * dayMs + minuteMs);
    const last = events.at(-1) as CallEvent;
    await keep("still-on", "+15550141003", version, events.slice(0, -1));
    await countTraffic(app, { sinceMs: now - 4 * dayMs });
    const period = { from: new Date(now - 3 * dayMs), to: new Date(now - 2 * dayMs) };
    const here = async () => {
      const { nodes } = await readTraffic(app, { flowId: version.flowId, ...period, ...all });
      return nodes.flatMap(({ ways }) => ways.filter(({ way }) => way === "here")).length;
    };
    expect(await here()).toBe(1);
    await app.prisma.callEvent.deleteMany({ where: { callId: "still-on" } });
    await app.prisma.callSession.delete({ where: { callId: "still-on" } });
    await keep("still-on", "+15550141003", version, [...events.slice(0, -1), { ...last, at: Date.now() }]);
    await countTraffic(app);
    expect(await here()).toBe(0);
    expect(await daysUnlikeHours()).toEqual([]);
  });

  it("are summed once they are over, though nothing more happens in their calls", async () => {
    const { app } = test;
    await randomCalls(20);
    await countTraffic(app, { sinceMs: now - 40 * dayMs });
    const then = new Date(now - 5.5 * dayMs);
    await app.prisma.trafficProgress.updateMany({ data: { countedUntil: then } });
    await app.pool.query("DELETE FROM flow_traffic_day WHERE day >= date_trunc('day', $1::timestamp)", [then]);
    expect(await daysUnlikeHours()).not.toEqual([]);
    await countTraffic(app);
    expect(await daysUnlikeHours()).toEqual([]);
  });
});

describe("what is older than is kept", () => {
  it("goes from days, hours and calls alike, and nothing younger goes", async () => {
    const { app } = test;
    const [call] = galleryCalls();
    if (!call) throw new Error("The gallery is empty.");
    const version = await published(call.flow, "+15550141004");
    const [old, young] = [402, 399].map((days) => now - days * dayMs + minuteMs) as [number, number];
    await keep("old", "+15550141004", version, eventsOf(call, old));
    await keep("young", "+15550141004", version, eventsOf(call, young));
    await countTraffic(app, { sinceMs: now - 403 * dayMs });
    const first = async () => {
      const { rows } = await app.pool.query(
        `SELECT (SELECT min(started_at) FROM call_passage WHERE flow_id = $1) AS call,
           (SELECT min(hour) FROM flow_traffic WHERE flow_id = $1) AS hour,
           (SELECT min(day) FROM flow_traffic_day WHERE flow_id = $1) AS day`,
        [version.flowId],
      );
      return rows[0];
    };
    const begins = (atMs: number) => ({
      call: new Date(atMs),
      hour: new Date(atMs - minuteMs),
      day: new Date(atMs - minuteMs),
    });
    expect(await first()).toEqual(begins(old));
    await forgetTraffic({}, { app, attempt: 1 });
    expect(await first()).toEqual(begins(young));
  });
});

describe("bad input", () => {
  it.each([
    [{ from: new Date(2_000), to: new Date(1_000) }, "period.to"],
    [{ from: new Date(0), to: new Date() }, "period.from"],
  ])("is refused with the place: %o", async (period, path) => {
    const api = createCaller({ app: test.app, user: await person("qa"), headers: new Headers() });
    const error = await api.flows.traffic({ flowId: "x", period }).catch((thrown) => thrown);
    expect(error.cause.issues[0].path.join(".")).toBe(path);
  });

  it("of a flow that is not there says so", async () => {
    const api = createCaller({ app: test.app, user: await person("qa"), headers: new Headers() });
    const period = { from: new Date(now - dayMs), to: new Date(now) };
    await expect(api.flows.traffic({ flowId: "nothing", period })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

/** What days that are over have and their hours have not, or the other way round. */
async function daysUnlikeHours(): Promise<unknown[]> {
  const grouping = "flow_id, flow_version, dialled_number, language, node_id, way";
  const days = `SELECT ${grouping}, day, calls::bigint, times::bigint FROM flow_traffic_day
    WHERE day < $1::timestamp`;
  const hours = `SELECT ${grouping}, date_trunc('day', hour), sum(calls), sum(times) FROM flow_traffic
    WHERE hour < $1::timestamp GROUP BY ${grouping}, date_trunc('day', hour)`;
  const { rows } = await test.app.pool.query(`(${days} EXCEPT ${hours}) UNION ALL (${hours} EXCEPT ${days})`, [
    new Date(now),
  ]);
  return rows;
}

/** Quarters of an hour, at which days begin wherever people live, and whole days of several time zones. */
function randomPeriods(): { from: Date; to: Date }[] {
  const earliest = now - 20 * dayMs;
  const quarters = fc.tuple(fc.nat(20 * 24 * 4), fc.integer({ min: 1, max: 4 * 24 * 4 })).map(([start, length]) => ({
    from: new Date(earliest + start * 15 * minuteMs),
    to: new Date(earliest + (start + length) * 15 * minuteMs),
  }));
  const zone = fc.constantFrom("UTC", "Europe/Tallinn", "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland");
  const days = fc.tuple(zone, fc.nat(20), fc.integer({ min: 1, max: 21 })).map(([zone, start, length]) => {
    const from = DateTime.fromMillis(earliest, { zone }).startOf("day").plus({ days: start });
    return { from: from.toJSDate(), to: from.plus({ days: length }).toJSDate() };
  });
  return [quarters, days].flatMap((periods) => fc.sample(periods, { numRuns: 25, seed: 7 }));
}

let numbers = 0;

/** Golden calls of one flow of the gallery at random times, some of them broken off by the caller. */
async function randomCalls(count: number): Promise<{ flowId: string; kept: Kept[] }> {
  const calls = galleryCalls().filter(({ name }) => name.startsWith("support-line/"));
  const document = calls[0]?.flow;
  if (!document) throw new Error("The gallery has no support line.");
  const own = [1, 2].map(() => `+155501500${String(++numbers).padStart(2, "0")}`);
  const version = await published(document, own[0] as string);
  const picks = fc.sample(
    fc.record({
      call: fc.nat(calls.length - 1),
      minute: fc.integer({ min: 0, max: 20 * 24 * 60 }),
      number: fc.constantFrom(...own),
      breaksOffAfter: fc.option(fc.integer({ min: 2, max: 8 })),
    }),
    { numRuns: count, seed: numbers },
  );
  const kept: Kept[] = [];
  for (const [at, { call, minute, number, breaksOffAfter }] of picks.entries()) {
    const callId = `${version.flowId}-${at}`;
    const startedAtMs = now - 20 * dayMs + minute * minuteMs;
    const events = eventsOf(calls[call] as (typeof calls)[number], startedAtMs);
    const some = breaksOffAfter === null ? events : events.slice(0, breaksOffAfter);
    const last = some.at(-1) as CallEvent;
    if (last.type !== "callEnded" && at % 4 > 0)
      some.push({ type: "callEnded", at: last.at + 3_000, reason: "callerHungUp" });
    kept.push({ callId, startedAtMs, number, entries: await keep(callId, number, version, some) });
  }
  return { flowId: version.flowId, kept };
}

async function published(document: Parameters<typeof assignFlow>[1], number: string) {
  const { flowId, versionId } = await assignFlow(test.app.prisma, document, { number });
  return { flowId, flowVersionId: versionId, flowVersion: 1, document };
}

function eventsOf({ flow, golden }: Pick<ReturnType<typeof galleryCalls>[number], "flow" | "golden">, startMs: number) {
  const events = runGoldenCall(flow, golden).call.turns.map(({ event }) => event);
  const shift = startMs - (events[0]?.at ?? 0);
  return events.map((event) => ({ ...event, at: event.at + shift }));
}

async function keep(
  callId: string,
  to: string,
  version: Awaited<ReturnType<typeof published>>,
  events: CallEvent[],
): Promise<TurnEntry[]> {
  const store = new PostgresCallStore(createQueryRunner(test.app.pool, 5_000), 12);
  await keepPastCall(
    store,
    { callId, carrier: "virtual", callSid: `CA${callId}`, from: "+15550100001", to, version },
    events,
  );
  const rows = await test.app.prisma.callEvent.findMany({ where: { callId }, orderBy: { seq: "asc" } });
  return rows.flatMap(({ data }) => ("turn" in (data as object) ? [data as unknown as TurnEntry] : []));
}

const person = async (role: "qa") => {
  const id = `${role}-${++numbers}`;
  const user = { id, name: role, email: `${id}@example.com`, role };
  await test.app.prisma.user.create({ data: { ...user, emailVerified: true } });
  return { ...user, locale: null };
};

/** Times and calls of every exit: `{ "welcome.next": [12, 10] }`. */
function byHand({ nodes }: FlowTraffic): Record<string, [number, number]> {
  return Object.fromEntries(
    nodes.flatMap(({ nodeId, ways }) =>
      ways
        .filter(({ way }) => way.startsWith("exit:"))
        .map(({ way, times, calls }) => [`${nodeId}.${way.slice(5)}`, [times, calls]]),
    ),
  );
}

/** The same from the timelines, step by step. */
function exitsOf(calls: readonly Kept[]): Record<string, [number, number]> {
  const exits: Record<string, [number, number]> = {};
  for (const { entries } of calls) {
    const taken = entries
      .flatMap(({ steps }) => steps)
      .filter(({ nodeId, exit }) => exit !== null && !nodeId.includes("/"))
      .map(({ nodeId, exit }) => `${nodeId}.${exit}`);
    for (const exit of taken) exits[exit] = [(exits[exit]?.[0] ?? 0) + 1, exits[exit]?.[1] ?? 0];
    for (const exit of new Set(taken)) exits[exit] = [exits[exit]?.[0] ?? 0, (exits[exit]?.[1] ?? 0) + 1];
  }
  return exits;
}

const cameTo = (calls: readonly Kept[], node: string) =>
  calls
    .filter(({ entries }) => entries.some(({ steps }) => steps.some(({ nodeId }) => nodeId === node)))
    .map(({ callId }) => callId);
