import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBus, PUBLISH_SQL } from "@/lib/server/db/bus";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

/** Resolves at the next publish of `topic` that the bus tells. */
const next = (bus: TestApp["app"]["bus"], topic: string) =>
  new Promise<void>((done) => {
    const end = bus.subscribe(topic, () => {
      end();
      done();
    });
  });

describe("event bus", () => {
  it("tells every copy, and only subscribers of the topic", async () => {
    const { app } = test;
    const other = createBus(app.databaseUrl, app.pool, app.log);
    let wrong = 0;
    other.subscribe("flow:2", () => wrong++);
    const here = next(app.bus, "flow:1");
    const there = next(other, "flow:1");
    await other.publish("nothing");
    await app.bus.publish("flow:1");
    await Promise.all([here, there]);
    expect(wrong).toBe(0);
    await other.close();
  });

  it("tells at commit what was published in a transaction, and nothing after a rollback", async () => {
    const { app } = test;
    const told: string[] = [];
    const ends = ["a", "b"].map((topic) => app.bus.subscribe(topic, () => told.push(topic)));
    // Returns when the bus listens.
    await app.bus.publish("begin");
    const client = await app.pool.connect();
    await client.query("BEGIN");
    await client.query(PUBLISH_SQL, ["a"]);
    await client.query("ROLLBACK");
    await client.query("BEGIN");
    await client.query(PUBLISH_SQL, ["b"]);
    await client.query("COMMIT");
    client.release();
    const end = next(app.bus, "end");
    await app.bus.publish("end");
    await end;
    expect(told).toEqual(["b"]);
    for (const stop of ends) stop();
  });

  it("listens again after its connection broke, and tells what may have been missed", async () => {
    const { app } = test;
    const settled = next(app.bus, "settled");
    await app.bus.publish("settled");
    await settled;
    const missed = next(app.bus, "missed");
    await app.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN callwright' AND datname = current_database()",
    );
    await missed;
    const again = next(app.bus, "again");
    await app.bus.publish("again");
    await again;
  });
});
