import type pg from "pg";
import { cleanText } from "@/lib/server/crm/clean-text";
import { customerFacts, FACTS_COLUMNS, type FactsRow } from "@/lib/server/crm/customer-facts";
import { callerKey } from "@/lib/server/crm/phone-number";
import { pinMatches } from "@/lib/server/crm/pin-hash";
import { callerLimit, FORGET_AFTER_HOURS, lockMinutes, pinLimits } from "@/lib/server/crm/pin-limits";
import type { PinCheck } from "@/lib/server/crm/port";

export interface PinRequest {
  idNumber: string;
  pin: string;
  caller: string;
  attemptKey: string;
}

/**
 * Checks an id number and PIN, once per `attemptKey`: whoever comes second with a key, in this process or another, waits
 * for the first one's transaction and gets its outcome. Failures are counted per customer and per calling number; checks
 * for the same customer or from the same number go one after the other, so that no burst slips past a limit. A crash in
 * between leaves nothing behind, and an answer that nobody waits for any more is not counted.
 *
 * @throws whatever the database throws, `55P03` or `57014` when it did not answer within `timeoutMs`
 */
export async function checkPin(
  pool: pg.Pool,
  request: PinRequest,
  timeoutMs: number,
  abandoned?: AbortSignal,
): Promise<PinCheck> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const limit = Math.max(1, Math.floor(timeoutMs));
    await client.query(`BEGIN; SET LOCAL lock_timeout = ${limit}; SET LOCAL statement_timeout = ${limit}`);
    const outcome = (await claimAttempt(client, request.attemptKey))
      ? await decide(client, request)
      : await repeat(client, request);
    abandoned?.throwIfAborted();
    await client.query("COMMIT");
    return outcome;
  } catch (error) {
    await client.query("ROLLBACK").catch((problem: Error) => {
      broken = problem;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** False when the key was used before; waits while its first user is still checking. */
async function claimAttempt(client: pg.PoolClient, key: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: "crm-claim-attempt",
    text: `INSERT INTO pin_attempt (key, at) VALUES ($1, now() AT TIME ZONE 'utc') ON CONFLICT (key) DO NOTHING`,
    values: [key],
  });
  return rowCount === 1;
}

async function decide(client: pg.PoolClient, request: PinRequest): Promise<PinCheck> {
  const caller = callerKey(request.caller);
  // Caller first, customer second, always: two checks can wait for each other in one direction only.
  const callerState = await lockCaller(client, caller);
  const customer = await lockCustomer(client, cleanText(request.idNumber));
  if (callerState.locked || customer?.pin_locked) {
    await recordOutcome(client, request.attemptKey, "locked", customer?.id ?? null);
    return { outcome: "locked" };
  }
  if (await pinMatches(customer?.pin_hash ?? null, request.pin)) {
    const verified = customer as CustomerRow;
    await client.query({
      name: "crm-clear-failures",
      text: `UPDATE customer SET pin_failures = 0, pin_locked_until = NULL WHERE id = $1 AND pin_failures > 0`,
      values: [verified.id],
    });
    await recordOutcome(client, request.attemptKey, "verified", verified.id);
    return { outcome: "verified", customer: customerFacts(verified) };
  }
  await countFailure(client, caller, callerState.failures + 1, customer);
  await recordOutcome(client, request.attemptKey, "rejected", customer?.id ?? null);
  return { outcome: "rejected" };
}

/** The outcome of an earlier check with this key; `verified` only for the same id, so that a key is no pass to another. */
async function repeat(client: pg.PoolClient, request: PinRequest): Promise<PinCheck> {
  const { rows } = await client.query<FactsRow & { outcome: string }>({
    name: "crm-repeat-attempt",
    text: `SELECT a.outcome, ${FACTS_COLUMNS} FROM pin_attempt a LEFT JOIN customer c ON c.id = a.customer_id WHERE a.key = $1`,
    values: [request.attemptKey],
  });
  const attempt = rows[0];
  if (attempt?.outcome === "locked") return { outcome: "locked" };
  if (attempt?.outcome !== "verified" || attempt.id_number !== request.idNumber) return { outcome: "rejected" };
  return { outcome: "verified", customer: customerFacts(attempt) };
}

/** An advisory lock, because most callers never fail and need no row. */
async function lockCaller(client: pg.PoolClient, caller: string): Promise<{ failures: number; locked: boolean }> {
  await client.query({
    name: "crm-lock-caller",
    text: `SELECT pg_advisory_xact_lock(hashtextextended('pin caller ' || $1, 0))`,
    values: [caller],
  });
  const { rows } = await client.query<{ failures: number; locked: boolean }>({
    name: "crm-caller-state",
    text: `SELECT failures, coalesce(locked_until > clock_timestamp() AT TIME ZONE 'utc', false) AS locked
           FROM caller_lock
           WHERE caller = $1
             AND greatest(updated_at, locked_until) > clock_timestamp() AT TIME ZONE 'utc' - make_interval(hours => $2)`,
    values: [caller, FORGET_AFTER_HOURS],
  });
  return rows[0] ?? { failures: 0, locked: false };
}

type CustomerRow = FactsRow & { pin_hash: string | null; pin_failures: number; pin_locked: boolean };

async function lockCustomer(client: pg.PoolClient, idNumber: string): Promise<CustomerRow | undefined> {
  const { rows } = await client.query<CustomerRow>({
    name: "crm-lock-customer",
    text: `SELECT ${FACTS_COLUMNS}, c.pin_hash,
             CASE WHEN c.pin_locked_until < clock_timestamp() AT TIME ZONE 'utc' - make_interval(hours => $2)
                  THEN 0 ELSE c.pin_failures END AS pin_failures,
             coalesce(c.pin_locked_until > clock_timestamp() AT TIME ZONE 'utc', false) AS pin_locked
           FROM customer c WHERE c.id_number = $1 FOR NO KEY UPDATE OF c`,
    values: [idNumber, FORGET_AFTER_HOURS],
  });
  return rows[0];
}

async function countFailure(
  client: pg.PoolClient,
  caller: string,
  callerFailures: number,
  customer: CustomerRow | undefined,
): Promise<void> {
  await client.query({
    name: "crm-caller-failed",
    text: `INSERT INTO caller_lock (caller, failures, locked_until, updated_at)
           VALUES ($1, $2, CASE WHEN $3::int > 0 THEN clock_timestamp() AT TIME ZONE 'utc' + make_interval(mins => $3) END,
                   clock_timestamp() AT TIME ZONE 'utc')
           ON CONFLICT (caller) DO UPDATE
           SET failures = excluded.failures, locked_until = excluded.locked_until, updated_at = excluded.updated_at`,
    values: [caller, callerFailures, lockMinutes(callerFailures, callerLimit(caller))],
  });
  if (!customer) return;
  const failures = customer.pin_failures + 1;
  await client.query({
    name: "crm-customer-failed",
    text: `UPDATE customer SET pin_failures = $2, pin_locked_until =
             CASE WHEN $3::int > 0 THEN clock_timestamp() AT TIME ZONE 'utc' + make_interval(mins => $3) END
           WHERE id = $1`,
    values: [customer.id, failures, lockMinutes(failures, pinLimits.customer)],
  });
}

async function recordOutcome(
  client: pg.PoolClient,
  key: string,
  outcome: PinCheck["outcome"],
  customerId: string | null,
): Promise<void> {
  await client.query({
    name: "crm-attempt-outcome",
    text: `UPDATE pin_attempt SET outcome = $2, customer_id = $3 WHERE key = $1`,
    values: [key, outcome, customerId],
  });
}
