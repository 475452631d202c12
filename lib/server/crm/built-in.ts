import type pg from "pg";
import type { CustomerFacts } from "@/lib/engine/event";
import { addRecord } from "@/lib/server/crm/add-record";
import { changeFacts, findFactsByIdNumber } from "@/lib/server/crm/change-facts";
import { checkPin } from "@/lib/server/crm/check-pin";
import { customerFacts, FACTS_COLUMNS, type FactsRow } from "@/lib/server/crm/customer-facts";
import { listRecords, readRecord } from "@/lib/server/crm/list-records";
import { toE164 } from "@/lib/server/crm/phone-number";
import type { CrmConnector, CrmFailure } from "@/lib/server/crm/port";
import { customerChangeSchema, invoiceFacts, invoicesAtMost, typedDigits } from "@/lib/server/crm/records";
import { withinDeadline } from "@/lib/server/crm/within-deadline";
import { writeOrder } from "@/lib/server/crm/write-order";
import { err, ok, type Result } from "@/lib/util/result";

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

    findByIdNumber: (idNumber, deadlineMs) =>
      withinDeadline(deadlineMs, () => findFactsByIdNumber(pool, typed(idNumber)), report),

    async changeCustomer(customerId, change, deadlineMs) {
      const fields = customerChangeSchema.safeParse(change);
      if (!fields.success) return err("badAnswer");
      const changed = await withinDeadline(deadlineMs, () => changeFacts(pool, customerId, fields.data), report);
      return changed.ok && changed.value === null ? err("badAnswer") : (changed as Result<CustomerFacts, CrmFailure>);
    },

    async listInvoices(customerId, deadlineMs) {
      const list = () => listRecords(pool, "invoices", customerId, { limit: invoicesAtMost, cursor: null });
      const listed = await withinDeadline(deadlineMs, list, report);
      if (!listed.ok) return listed;
      if (listed.value === null || listed.value === "badCursor") return err("badAnswer");
      return ok(listed.value.items.map(invoiceFacts));
    },

    async openTicket({ customerId, subject, priority, callId, key }, deadlineMs) {
      const order = writeOrder({ type: "openTicket", customerId, subject, priority }, { callId, atMs: Date.now() });
      const opened = await withinDeadline(
        deadlineMs,
        async () => {
          const added = order === null ? "unknownCustomer" : await addRecord(pool, order, key);
          return added === "unknownCustomer" ? null : (await readRecord(pool, "tickets", added.id)).number;
        },
        report,
      );
      if (!opened.ok) return opened;
      return opened.value === null ? err("badAnswer") : ok({ number: String(opened.value) });
    },

    async write(effect, context, deadlineMs) {
      const order = writeOrder(effect, context);
      if (!order) return ok(null);
      const added = await withinDeadline(deadlineMs, () => addRecord(pool, order, context.key), report);
      if (!added.ok) return added;
      return added.value === "unknownCustomer" ? err("badAnswer") : ok(null);
    },
  };
}

const typed = (idNumber: string) => idNumber.slice(0, typedDigits);

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
