import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standingHours } from "@/lib/hours/standing-hours";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { staffingOf } from "@/lib/server/routing/staffing";
import type { Services } from "./ask-service";
import { answeredWaits } from "./estimated-wait";
import { PostgresCallStore } from "./postgres-call-store";
import { createQueryRunner } from "./query-runner";
import { QueueOutlook } from "./queue-outlook";
import { factsService } from "./read-facts";
import { InstalledHours } from "./read-hours";

const caller = "+15550142001";
const dayMs = 86_400_000;
const nowMs = Date.now();

describe("what a branch is told", () => {
  let database: TestDatabase;
  let service: Pick<Services, "readFacts">;
  beforeAll(async () => {
    database = await createTestDatabase();
    const run = createQueryRunner(database.pool, 3_000);
    const now = () => nowMs;
    const store = new PostgresCallStore(run, 12);
    const outlook = new QueueOutlook(store, now);
    service = factsService(store, outlook, new InstalledHours(run, now), staffingOf(database.prisma, now));
  });
  afterAll(() => database.drop());

  const call = (callId: string, more: object) => ({
    callId,
    carrier: "virtual",
    callSid: callId,
    callerNumber: "anonymous",
    dialledNumber: "+15550100001",
    state: "ended",
    revision: 1,
    session: {},
    startedAt: new Date(),
    updatedAt: new Date(),
    ...more,
  });
  const read = async (asked: {
    queues?: string[];
    departments?: string[];
    callsInDays?: number[];
    caller?: string;
  }) => {
    const question = { type: "readFacts" as const, queues: [], departments: [], hours: [], callsInDays: [], ...asked };
    const request = { callId: "this", attemptKey: "this:1:0", deadlineMs: nowMs + 5_000 };
    const facts = await service.readFacts?.(question, request);
    if (facts?.type !== "factsRead") throw new Error("nothing was read");
    return facts;
  };

  it("counts the earlier calls of a number over several spans of days, this call and others' apart", async () => {
    const calls: [callId: string, from: string, daysAgo: number][] = [
      ["this", caller, 0],
      ["yesterday", caller, 1],
      ["last-week", caller, 6],
      ["last-month", caller, 20],
      ["long-ago", caller, 400],
      ["another", "+15550142002", 1],
    ];
    await database.prisma.callSession.createMany({
      data: calls.map(([callId, callerNumber, daysAgo]) =>
        call(callId, { callerNumber, startedAt: new Date(nowMs - daysAgo * dayMs) }),
      ),
    });
    expect((await read({ callsInDays: [2, 7, 30], caller })).calls).toEqual({ 2: 1, 7: 2, 30: 3 });
    expect((await read({ callsInDays: [2, 7, 30] })).calls).toEqual({});
  });

  it("how long a queue's callers wait, and one who would enter now, when enough were answered to tell from", async () => {
    const waiting = (queue: string, seconds: number) =>
      call(`${queue}-${seconds}`, {
        state: "waiting",
        session: { queue: { name: queue, priority: 3, enteredAtMs: nowMs - seconds * 1000 } },
      });
    await database.prisma.callSession.createMany({
      data: [waiting("support", 40), waiting("support", 200), waiting("sales", 10)],
    });
    await database.prisma.callEvent.createMany({
      data: Array.from({ length: answeredWaits.atLeast }, (_, index) => ({
        callId: `answered-${index}`,
        seq: 1,
        at: new Date(nowMs - 60_000),
        type: "queueAnswered",
        data: { queue: "support", waitedSeconds: 90, fromPosition: 2 },
      })),
    });
    const { queues } = await read({ queues: ["support", "sales", "billing"] });
    const unknown = { agentsSignedIn: null, agentsFree: null };
    expect(queues).toEqual({
      support: { ...unknown, waiting: 2, estimatedWaitSeconds: 135, longestWaitSeconds: 200 },
      sales: { ...unknown, waiting: 1, estimatedWaitSeconds: null, longestWaitSeconds: 10 },
      billing: { ...unknown, waiting: 0, estimatedWaitSeconds: null, longestWaitSeconds: 0 },
    });
  });

  it("how many agents of a department can be rung and are at work, and nothing of a department that is gone", async () => {
    const agent = (name: string, number: string | null, state?: "open" | "closed") => ({
      name,
      label: name,
      number,
      languages: ["en-US"],
      ...(state && {
        hours: {
          create: { name: `hours-${name}`, label: name, definition: standingHours(state, [], nowMs) as object },
        },
      }),
    });
    const agents = [
      agent("ada", "+15550150001"),
      agent("ben", "+15550150002", "open"),
      agent("cleo", "+15550150003", "closed"),
      agent("dan", null),
    ];
    await database.prisma.department.create({
      data: {
        name: "service",
        label: "Service",
        agents: { create: agents.map((each, index) => ({ position: index + 1, agent: { create: each } })) },
      },
    });
    await database.prisma.department.create({ data: { name: "empty", label: "Empty" } });
    expect((await read({ departments: ["service", "empty", "gone"] })).departments).toEqual({
      service: { agentsAtWork: 2 },
      empty: { agentsAtWork: 0 },
    });
  });
});
