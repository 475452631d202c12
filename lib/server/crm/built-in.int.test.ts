import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createBuiltInCrm } from "@/lib/server/crm/built-in";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("the built-in customer database", () => {
  it("answers timeout when it has no time left, and when a query takes longer than there is", async () => {
    const crm = createBuiltInCrm(database.pool);
    expect(await crm.findByPhone("+15550100001", Date.now() - 1)).toEqual({ ok: false, error: "timeout" });
    const holder = await database.pool.connect();
    await holder.query("BEGIN; LOCK TABLE customer_phone IN ACCESS EXCLUSIVE MODE");
    expect(await crm.findByPhone("+15550100001", Date.now() + 100)).toEqual({ ok: false, error: "timeout" });
    await holder.query("COMMIT");
    holder.release();
  });

  it("answers unavailable, and reports it, when the database is away", async () => {
    const gone = new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:1/nothing" });
    const report = vi.fn();
    const crm = createBuiltInCrm(gone, report);
    const deadline = Date.now() + 5_000;
    const request = { idNumber: "1", pin: "97531864", caller: "+15550100001", attemptKey: randomUUID() };
    expect(await crm.findByPhone("+15550100001", deadline)).toEqual({ ok: false, error: "unavailable" });
    expect(await crm.verifyPin(request, deadline)).toEqual({ ok: false, error: "unavailable" });
    expect(report).toHaveBeenCalledTimes(2);
    expect(
      JSON.stringify(report.mock.calls, Object.getOwnPropertyNames(Error.prototype).concat("message", "stack")),
    ).not.toContain("97531864");
    await gone.end();
  });
});
