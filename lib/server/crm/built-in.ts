import type pg from "pg";
import { addRecord } from "@/lib/server/crm/add-record";
import { checkPin } from "@/lib/server/crm/check-pin";
import { customerFacts, FACTS_COLUMNS, type FactsRow } from "@/lib/server/crm/customer-facts";
import { toE164 } from "@/lib/server/crm/phone-number";
import type { CrmConnector } from "@/lib/server/crm/port";
import { withinDeadline } from "@/lib/server/crm/within-deadline";
import { writeOrder } from "@/lib/server/crm/write-order";
import { err, ok } from "@/lib/util/result";

/**
 * The port over the built-in customer database. A look-up is one prepared statement, a write one or two, a PIN check a
 * short transaction and about 25 ms of one core.
 *
 * @param report hears of failures of the database, to log them; never of a PIN
 */
export function createBuiltInCrm(pool: pg.Pool, report?: (error: unknown) => void): CrmConnector {
  return {
    findByPhone: (phone, deadlineMs) => withinDeadline(deadlineMs, () => findCustomerByPhone(pool, phone), report),

    verifyPin: (request, deadlineMs) =>
      withinDeadline(
        deadlineMs,
        (abandoned) => {
          const scoped = { ...request, attemptKey: `call:${request.attemptKey}` };
          return checkPin(pool, scoped, deadlineMs - Date.now(), abandoned);
        },
        report,
      ),

    async write(effect, context, deadlineMs) {
      const order = writeOrder(effect, context);
      if (!order) return ok(null);
      const added = await withinDeadline(deadlineMs, () => addRecord(pool, order, context.key), report);
      if (!added.ok) return added;
      return added.value === "unknownCustomer" ? err("badAnswer") : ok(null);
    },
  };
}

/** The customers with a number, at most two: whoever asks wants to know "one", "none" or "several". */
export async function findCustomersByPhone(pool: pg.Pool, phone: string) {
  const e164 = toE164(phone);
  if (e164 === null) return [];
  const { rows } = await pool.query<FactsRow>({
    name: "crm-find-by-phone",
    text: `SELECT ${FACTS_COLUMNS} FROM customer_phone p JOIN customer c ON c.id = p.customer_id WHERE p.e164 = $1 LIMIT 2`,
    values: [e164],
  });
  return rows.map(customerFacts);
}

async function findCustomerByPhone(pool: pg.Pool, phone: string) {
  const found = await findCustomersByPhone(pool, phone);
  return found.length === 1 ? (found[0] ?? null) : null;
}
