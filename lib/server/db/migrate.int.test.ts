import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/lib/server/db/migrate";
import { schemaDifference } from "@/lib/server/db/schema-difference";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const insertEvent = `INSERT INTO call_event (call_id, seq, at, type, data) VALUES ($1, 1, $2, 'callStarted', '{}')`;

describe("migrations", () => {
  it("lead to exactly prisma/schema.prisma", async () => {
    expect(await schemaDifference(database.url)).toBe("");
  });

  it("are done once", async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it("refuse a database that a newer program has changed", async () => {
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())`,
    );
    await expect(migrate(database.url)).rejects.toThrow("29990101000000_later");
  });

  it("keep the timeline append-only", async () => {
    await database.pool.query(insertEvent, ["call", new Date()]);
    await expect(database.pool.query("UPDATE call_event SET type = 'other'")).rejects.toThrow("append-only");
  });

  it("keep the timeline in one partition a month, and a month that nobody made in the default one", async () => {
    await database.pool.query("SELECT ensure_call_event_partitions('2031-12-15', 2)");
    for (const at of ["2031-12-31T23:59:59.999Z", "2032-01-01T00:00:00Z", "2040-05-05T05:05:05Z"]) {
      await database.pool.query(insertEvent, [at, new Date(at)]);
    }
    await database.pool.query("SELECT ensure_call_event_partitions('2040-05-01', 1)");
    const { rows } = await database.pool.query(
      "SELECT tableoid::regclass::text AS partition FROM call_event WHERE at > '2030-01-01' ORDER BY at",
    );
    expect(rows.map((row) => row.partition)).toEqual([
      "call_event_2031_12",
      "call_event_2032_01",
      "call_event_default",
    ]);
  });

  it("hold times that Prisma and the prepared statements read alike, whatever the machine's zone", async () => {
    const at = new Date("2026-03-29T01:30:00.123Z");
    await database.pool.query(insertEvent, ["zone", at]);
    const byPrisma = await database.prisma.callEvent.findFirst({ where: { callId: "zone" } });
    const { rows } = await database.pool.query("SELECT at FROM call_event WHERE call_id = 'zone'");
    expect([byPrisma?.at, rows[0].at]).toEqual([at, at]);
  });
});
