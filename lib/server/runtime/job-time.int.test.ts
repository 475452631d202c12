import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import type { CallRecord, JobOrder } from "./call-record";
import { PostgresCallStore } from "./postgres-call-store";
import { createQueryRunner } from "./query-runner";

it("leaves a job that is due at once alone when the same is ordered for later, in case", async () => {
  const { pool } = await databaseForThisTest();
  const store = new PostgresCallStore(createQueryRunner(pool, 3_000), 12);
  const { session } = engine.start(emptyFlow("Jobs"), { callId: "c", from: "anonymous", to: "+15550100001", atMs: 0 });
  const call: CallRecord = {
    callId: "c",
    carrier: "virtual",
    callSid: "c",
    flowId: null,
    flowVersionId: null,
    flowVersion: null,
    state: "ringing",
    revision: 0,
    eventCount: 0,
    session,
  };
  const change = (job: JobOrder) => ({
    session,
    state: "inFlow" as const,
    rows: [],
    replies: [],
    jobs: [job],
    atMs: 0,
    endReason: null,
  });
  const job = { task: "storeRecording", payload: {}, jobKey: "recording:1" };
  const later = Date.now() + 3_600_000;

  await store.create(call, change(job));
  await store.update({ ...call, revision: 1 }, change({ ...job, runAtMs: later, keepsTime: true }));
  expect(await dueInSeconds(pool)).toEqual([expect.closeTo(0, -2)]);

  await store.update({ ...call, revision: 2 }, change({ ...job, runAtMs: later }));
  expect(await dueInSeconds(pool)).toEqual([expect.closeTo(3_600, -2)]);
});

async function dueInSeconds(pool: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<number[]> {
  const { rows } = await pool.query(
    "SELECT extract(epoch FROM run_at - now())::float8 AS due FROM graphile_worker.jobs",
  );
  return (rows as { due: number }[]).map(({ due }) => due);
}
