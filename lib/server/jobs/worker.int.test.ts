import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addJob } from "@/lib/server/jobs/add-job";
import { startWorker } from "@/lib/server/jobs/worker";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

describe("worker", () => {
  it("does a job of a committed transaction and none of one that was rolled back; a failed one is tried again", async () => {
    const done: unknown[] = [];
    let finished = () => {};
    const bothDone = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const client = await test.app.pool.connect();
    await client.query("BEGIN");
    await addJob(client, "remember", { call: "rolled back" });
    await client.query("ROLLBACK");
    await client.query("BEGIN");
    await addJob(client, "remember", { call: "committed" });
    await client.query("COMMIT");
    client.release();
    const stop = await startWorker(test.app, {
      remember: async (payload, { attempt, app }) => {
        if (attempt === 1) {
          // The retry would wait seconds: make it due at once.
          setImmediate(() => app.pool.query("UPDATE graphile_worker._private_jobs SET run_at = now()"));
          throw new Error("once");
        }
        done.push(payload);
        finished();
      },
    });
    await bothDone;
    await stop();
    expect(done).toEqual([{ call: "committed" }]);
  });

  it("keeps one job a key, the latest", async () => {
    const later = new Date(Date.now() + 3_600_000);
    await addJob(test.app.pool, "ring", { n: 1 }, { key: "call-1", runAt: later });
    await addJob(test.app.pool, "ring", { n: 2 }, { key: "call-1", runAt: later });
    const { rows } = await test.app.pool.query(
      "SELECT payload FROM graphile_worker._private_jobs WHERE key = 'call-1'",
    );
    expect(rows).toEqual([{ payload: { n: 2 } }]);
  });
});
