import { expect, it } from "vitest";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import { PostgresCallStore } from "./postgres-call-store";
import { createQueryRunner } from "./query-runner";
import { factsService } from "./read-facts";
import { InstalledHours } from "./read-hours";

const caller = "+15550142001";
const dayMs = 86_400_000;

it("counts the earlier calls of a number over several spans of days, this call and others' apart", async () => {
  const { pool, prisma } = await databaseForThisTest();
  const run = createQueryRunner(pool, 3_000);
  const calls: [callId: string, from: string, daysAgo: number][] = [
    ["this", caller, 0],
    ["yesterday", caller, 1],
    ["last-week", caller, 6],
    ["last-month", caller, 20],
    ["long-ago", caller, 400],
    ["another", "+15550142002", 1],
  ];
  await prisma.callSession.createMany({
    data: calls.map(([callId, callerNumber, daysAgo]) => ({
      callId,
      carrier: "virtual",
      callSid: callId,
      callerNumber,
      dialledNumber: "+15550100001",
      state: "ended",
      revision: 1,
      session: {},
      startedAt: new Date(Date.now() - daysAgo * dayMs),
      updatedAt: new Date(),
    })),
  });
  const service = factsService(new PostgresCallStore(run, 12), new InstalledHours(run, Date.now));
  const ask = { type: "readFacts" as const, queues: [], hours: [], callsInDays: [2, 7, 30] };
  const request = { callId: "this", attemptKey: "this:1:0", deadlineMs: Date.now() + 5_000 };

  expect(await service.readFacts?.({ ...ask, caller }, request)).toMatchObject({ calls: { 2: 1, 7: 2, 30: 3 } });
  expect(await service.readFacts?.(ask, request)).toMatchObject({ calls: {} });
});
