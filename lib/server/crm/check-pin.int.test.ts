import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBuiltInCrm } from "@/lib/server/crm/built-in";
import { lockMinutes, pinLimits } from "@/lib/server/crm/pin-limits";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";

let database: TestDatabase;
let other: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  // Connections of their own, as another copy of the program has.
  other = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await other.end();
  await database.drop();
});

const soon = () => Date.now() + 10_000;

function check(idNumber: string, pin: string, own: { caller?: string; attemptKey?: string; pool?: pg.Pool } = {}) {
  const {
    caller = `+1555${Math.floor(Math.random() * 1e7 + 1e7)}`,
    attemptKey = randomUUID(),
    pool = database.pool,
  } = own;
  return createBuiltInCrm(pool).verifyPin({ idNumber, pin, caller, attemptKey }, soon());
}

const failures = async (id: string) =>
  (await database.prisma.customer.findUniqueOrThrow({ where: { id } })).pinFailures;

describe("a PIN check", () => {
  it("verifies the right PIN and hands over the facts", async () => {
    const customer = await testCustomer(database.prisma);
    expect(await check(customer.idNumber, "4711")).toEqual({
      ok: true,
      value: {
        outcome: "verified",
        customer: {
          id: customer.id,
          idNumber: customer.idNumber,
          firstName: "Maria",
          lastName: "Tamm",
          email: "maria.tamm@example.com",
          accountType: "gold",
          priority: 2,
          language: "et-EE",
          serviceStatus: "active",
          openTickets: 0,
          openInvoices: 0,
          attributes: { plan: "fibre 500", since: 2019 },
        },
      },
    });
  });

  it.each(["0000", "", "4711 ", "471", "4711\u0000", "47110000000000000"])("rejects %j", async (pin) => {
    const customer = await testCustomer(database.prisma);
    expect(await check(customer.idNumber, pin)).toEqual({ ok: true, value: { outcome: "rejected" } });
  });

  it("rejects any PIN for a customer without one and for an id that does not exist", async () => {
    const customer = await testCustomer(database.prisma, { pin: null });
    const outcomes = [await check(customer.idNumber, "4711"), await check("no such id\u0000", "4711")];
    expect(outcomes).toEqual(Array(2).fill({ ok: true, value: { outcome: "rejected" } }));
  });

  it("takes as long for an unknown id as for a known one", async () => {
    const customer = await testCustomer(database.prisma);
    const took = async (idNumber: string) => {
      const start = performance.now();
      await check(idNumber, "0000");
      return performance.now() - start;
    };
    const known = [];
    const unknown = [];
    for (let i = 0; i < 4; i++) {
      known.push(await took(customer.idNumber));
      unknown.push(await took(`9${i}`));
    }
    // The hash is nearly all of the time; without it an unknown id would be answered in a tenth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });

  it("locks a customer after five failures, whoever calls, and does not look at the PIN then", async () => {
    const customer = await testCustomer(database.prisma);
    for (let i = 0; i < pinLimits.customer; i++) {
      expect(await check(customer.idNumber, "0000")).toEqual({ ok: true, value: { outcome: "rejected" } });
    }
    expect(await check(customer.idNumber, "4711")).toEqual({ ok: true, value: { outcome: "locked" } });
    expect(await failures(customer.id)).toBe(pinLimits.customer);

    await database.pool.query(
      "UPDATE customer SET pin_locked_until = (now() - interval '1 s') AT TIME ZONE 'utc' WHERE id = $1",
      [customer.id],
    );
    expect(await check(customer.idNumber, "4711")).toMatchObject({ value: { outcome: "verified" } });
    expect(await failures(customer.id)).toBe(0);
  });

  it("locks again, for longer, at the first failure after a lock", async () => {
    const customer = await testCustomer(database.prisma);
    for (let i = 0; i < pinLimits.customer; i++) await check(customer.idNumber, "0000");
    await database.pool.query(
      "UPDATE customer SET pin_locked_until = (now() - interval '1 s') AT TIME ZONE 'utc' WHERE id = $1",
      [customer.id],
    );
    await check(customer.idNumber, "0000");
    const { pinLockedUntil } = await database.prisma.customer.findUniqueOrThrow({ where: { id: customer.id } });
    const minutes = ((pinLockedUntil?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThan(31);
  });

  it("locks a calling number that fails for one customer after the other", async () => {
    const caller = "+15550109999";
    const customer = await testCustomer(database.prisma);
    for (let i = 0; i < pinLimits.caller; i++) await check(`unknown ${i}`, "0000", { caller });
    expect(await check(customer.idNumber, "4711", { caller })).toEqual({ ok: true, value: { outcome: "locked" } });
    expect(await check(customer.idNumber, "4711")).toMatchObject({ value: { outcome: "verified" } });
    expect(await failures(customer.id)).toBe(0);
  });

  it("lets ten wrong PINs at once count ten times, not fewer", async () => {
    const customer = await testCustomer(database.prisma);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => check(customer.idNumber, "0000", { pool: i % 2 ? other : database.pool })),
    );
    const count = (outcome: string) => outcomes.filter((o) => o.ok && o.value.outcome === outcome).length;
    expect({ rejected: count("rejected"), locked: count("locked") }).toEqual({ rejected: 5, locked: 5 });
  });

  it.each([
    ["wrong", "0000", "rejected", 1],
    ["right", "4711", "verified", 0],
  ])(
    "makes ten copies of one %s attempt one attempt, over two processes' connections",
    async (_, pin, outcome, counted) => {
      const customer = await testCustomer(database.prisma);
      const attemptKey = randomUUID();
      const copies = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          check(customer.idNumber, pin, { attemptKey, caller: "+15550108888", pool: i % 2 ? other : database.pool }),
        ),
      );
      for (const copy of copies) expect(copy).toMatchObject({ ok: true, value: { outcome } });
      expect(await failures(customer.id)).toBe(counted);
      expect(await database.prisma.pinAttempt.count({ where: { customerId: customer.id } })).toBe(1);
    },
  );

  it("gives a used key to no other id", async () => {
    const [one, two] = [await testCustomer(database.prisma), await testCustomer(database.prisma)];
    const attemptKey = randomUUID();
    await check(one.idNumber, "4711", { attemptKey });
    expect(await check(two.idNumber, "0000", { attemptKey })).toEqual({ ok: true, value: { outcome: "rejected" } });
  });

  it("answers timeout, and counts nothing, while another holds the customer", async () => {
    const customer = await testCustomer(database.prisma);
    const holder = await other.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM customer WHERE id = $1 FOR UPDATE", [customer.id]);
    const crm = createBuiltInCrm(database.pool);
    const request = { idNumber: customer.idNumber, pin: "0000", caller: "+15550107777", attemptKey: randomUUID() };
    expect(await crm.verifyPin(request, Date.now() + 150)).toEqual({ ok: false, error: "timeout" });
    await holder.query("COMMIT");
    holder.release();
    // The same webhook again, with the customer free: it is the first attempt, not a repetition.
    expect(await crm.verifyPin({ ...request, pin: "4711" }, soon())).toMatchObject({ value: { outcome: "verified" } });
    expect(await failures(customer.id)).toBe(0);
  });

  it("fault 28: leaves no PIN digits in any table", async () => {
    const customer = await testCustomer(database.prisma, { pin: "90817263" });
    await check(customer.idNumber, "90817263");
    await check(customer.idNumber, "81726354");
    const { rows: tables } = await database.pool.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    for (const { name } of tables) {
      const { rows } = await database.pool.query(`SELECT t::text AS row FROM ${name} t`);
      expect(JSON.stringify(rows)).not.toMatch(/90817263|81726354/);
    }
  });
});

describe("lockMinutes", () => {
  it("doubles from a quarter of an hour to a day", () => {
    expect([4, 5, 6, 7, 11, 12, 1_000].map((n) => lockMinutes(n, 5))).toEqual([0, 15, 30, 60, 960, 1_440, 1_440]);
  });
});
