import { randomUUID } from "node:crypto";
import type pg from "pg";
import { cleanJson } from "@/lib/server/crm/clean-text";
import type { InvoiceInput } from "@/lib/server/crm/records";
import type { WriteOrder } from "@/lib/server/crm/write-order";

/** `unknownCustomer`: nothing was written. `created` false: the key was used before and `id` is that record's. */
export type Added = { created: boolean; id: string; customerId: string | null } | "unknownCustomer";

/**
 * Adds one record to the built-in database, once per key. A voicemail's recording is attached to the customer as well,
 * also when its audio has not arrived yet.
 */
export async function addRecord(pool: pg.Pool, order: WriteOrder, key: string): Promise<Added> {
  const added = await insert(pool, order, key);
  if (added === "unknownCustomer" || order.resource !== "interactions" || order.body.kind !== "voicemail") return added;
  await attachRecording(pool, order);
  return added;
}

async function insert(pool: pg.Pool, order: WriteOrder, key: string): Promise<Added> {
  const { name, text, values } = statement(order);
  const row = (await pool.query<AddedRow>({ name, text, values: [randomUUID(), order.customerId, key, ...values] }))
    .rows[0];
  if (row) return { created: row.created, id: row.id, customerId: row.customer_id };
  // Either there is no such customer, or another process was inserting the same key at this moment and is done now.
  const table = tables[order.resource];
  const again = await pool.query<AddedRow>({
    name: `crm-find-${table}`,
    text: `SELECT false AS created, id, customer_id FROM ${table} WHERE idempotency_key = $1`,
    values: [key],
  });
  const found = again.rows[0];
  return found ? { created: false, id: found.id, customerId: found.customer_id } : "unknownCustomer";
}

interface AddedRow {
  created: boolean;
  id: string;
  customer_id: string | null;
}

const tables = { interactions: "interaction", tickets: "ticket", tasks: "task" } as const;

/** Parameters 1 to 3 are id, customer and key; the customer is read in the same statement, so an unknown one is no error. */
function statement(order: WriteOrder): { name: string; text: string; values: unknown[] } {
  switch (order.resource) {
    case "interactions": {
      const { at, kind, callId, summary, disposition, details } = order.body;
      return {
        name: "crm-add-interaction",
        text: once(
          "interaction",
          "at, kind, call_id, summary, disposition, details",
          "$4::timestamptz AT TIME ZONE 'utc', $5, $6, $7, $8, $9::jsonb",
        ),
        values: [at, kind, callId, summary, disposition, JSON.stringify(cleanJson(details))],
      };
    }
    case "tickets": {
      const { subject, priority, callId } = order.body;
      return {
        name: "crm-add-ticket",
        text: once(
          "ticket",
          "subject, priority, call_id, created_at, updated_at",
          "$4, $5, $6, now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc'",
        ),
        values: [subject, priority, callId],
      };
    }
    case "tasks": {
      const { title, department, dueAt, callId } = order.body;
      const values = "$4, $5, $6::timestamptz AT TIME ZONE 'utc', $7, now() AT TIME ZONE 'utc'";
      return {
        name: order.customerId === null ? "crm-add-loose-task" : "crm-add-task",
        text: once("task", "title, department, due_at, call_id, created_at", values, order.customerId === null),
        values: [title, department, dueAt, callId],
      };
    }
  }
}

function once(table: string, columns: string, values: string, withoutCustomer = false): string {
  const from = withoutCustomer ? "(SELECT $2::text AS id) c" : "customer c WHERE c.id = $2";
  return `WITH made AS (
      INSERT INTO ${table} (id, customer_id, idempotency_key, ${columns})
      SELECT $1, c.id, $3, ${values} FROM ${from}
      ON CONFLICT (idempotency_key) DO NOTHING RETURNING id, customer_id)
    SELECT true AS created, id, customer_id FROM made
    UNION ALL
    SELECT false, id, customer_id FROM ${table} WHERE idempotency_key = $3 AND NOT EXISTS (SELECT FROM made)`;
}

async function attachRecording(pool: pg.Pool, order: WriteOrder & { resource: "interactions" }): Promise<void> {
  const { recordingSid, nodeId, durationSeconds } = order.body.details;
  if (typeof recordingSid !== "string") return;
  await pool.query({
    name: "crm-attach-recording",
    text: `INSERT INTO recording (id, call_id, customer_id, kind, node_id, carrier, carrier_sid, duration_seconds, created_at)
           SELECT $1, s.call_id, $3, 'voicemail', $4, s.carrier, $5, $6, now() AT TIME ZONE 'utc'
           FROM call_session s WHERE s.call_id = $2
           ON CONFLICT (carrier_sid) DO UPDATE
           SET customer_id = excluded.customer_id, kind = excluded.kind, node_id = excluded.node_id
           WHERE recording.call_id = excluded.call_id`,
    values: [
      randomUUID(),
      order.body.callId,
      order.customerId,
      typeof nodeId === "string" ? nodeId : null,
      recordingSid,
      typeof durationSeconds === "number" ? Math.round(durationSeconds) : null,
    ],
  });
}

/** Adds an invoice; its number is its key. `taken`: another invoice has the number. */
export async function addInvoice(pool: pg.Pool, customerId: string, invoice: InvoiceInput): Promise<Added | "taken"> {
  const values = [
    randomUUID(),
    customerId,
    invoice.number,
    invoice.amountMinor,
    invoice.currency,
    invoice.status,
    invoice.issuedAt,
    invoice.dueAt,
  ];
  const made = await pool.query<{ id: string }>(
    `INSERT INTO invoice (id, customer_id, number, amount_minor, currency, status, issued_at, due_at)
     SELECT $1, c.id, $3, $4, $5, $6, $7::timestamptz AT TIME ZONE 'utc', $8::timestamptz AT TIME ZONE 'utc'
     FROM customer c WHERE c.id = $2
     ON CONFLICT (number) DO NOTHING RETURNING id`,
    values,
  );
  if (made.rows[0]) return { created: true, id: made.rows[0].id, customerId };
  const { rows } = await pool.query<{ id: string; same: boolean }>(
    `SELECT id, customer_id = $1 AND amount_minor = $3 AND currency = $4 AS same FROM invoice WHERE number = $2`,
    [customerId, invoice.number, invoice.amountMinor, invoice.currency],
  );
  if (!rows[0]) return "unknownCustomer";
  return rows[0].same ? { created: false, id: rows[0].id, customerId } : "taken";
}
