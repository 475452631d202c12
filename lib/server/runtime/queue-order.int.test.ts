import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import type { CallRecord } from "./call-record";
import { PostgresCallStore } from "./postgres-call-store";
import { createQueryRunner } from "./query-runner";

it("puts the waiting in the order in which they will be taken: priority first, then who came first", async () => {
  const database = await databaseForThisTest();
  const store = new PostgresCallStore(createQueryRunner(database.pool, 3_000), 12);
  await waits(store, "ordinary-early", { priority: 3, enteredAtMs: 1_000 });
  await waits(store, "ordinary-late", { priority: 3, enteredAtMs: 2_000 });
  await waits(store, "important", { priority: 1, enteredAtMs: 3_000 });

  expect(await store.waitingIn("support")).toEqual([
    { callId: "important", enteredAtMs: 3_000 },
    { callId: "ordinary-early", enteredAtMs: 1_000 },
    { callId: "ordinary-late", enteredAtMs: 2_000 },
  ]);
  expect(await store.waitingIn("billing")).toEqual([]);
});

async function waits(store: PostgresCallStore, callId: string, place: { priority: number; enteredAtMs: number }) {
  const started = engine.start(emptyFlow("Waiting"), { callId, from: "anonymous", to: "+15550100001", atMs: 0 });
  const queue = { name: "support", position: null, estimatedWaitSeconds: null, ...place };
  const call: CallRecord = {
    callId,
    carrier: "virtual",
    callSid: callId,
    flowId: null,
    flowVersionId: null,
    flowVersion: null,
    state: "ringing",
    revision: 0,
    eventCount: 0,
    session: started.session,
  };
  const session = { ...started.session, queue };
  await store.create(call, { session, state: "waiting", rows: [], replies: [], jobs: [], atMs: 0, endReason: null });
}
