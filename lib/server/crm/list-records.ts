import type pg from "pg";
import { customerFacts, FACTS_COLUMNS, type FactsRow } from "@/lib/server/crm/customer-facts";
import type { CrmCustomer, CrmTask, Interaction, Invoice, Ticket } from "@/lib/server/crm/records";

export interface RecordTypes {
  invoices: Invoice;
  tickets: Ticket;
  interactions: Interaction;
  tasks: CrmTask;
}

export type RecordKind = keyof RecordTypes;

export interface Page<T> {
  items: T[];
  /** Give it as `cursor` for the next page; null on the last one. */
  nextCursor: string | null;
}

/**
 * A customer's records, newest first.
 *
 * @param limit 1 to 100
 * @returns null when there is no such customer, `badCursor` when the cursor is none of ours
 */
export async function listRecords<K extends RecordKind>(
  pool: pg.Pool,
  kind: K,
  customerId: string,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<Page<RecordTypes[K]> | null | "badCursor"> {
  const { table, time, columns } = sources[kind];
  const from = cursor === null ? END : readCursor(cursor);
  if (from === null) return "badCursor";
  const { rows } = await pool.query<{ record: RecordTypes[K] | null; sort_at: Date }>(
    `SELECT r.sort_at, r.record FROM customer c LEFT JOIN LATERAL (
       SELECT t.${time} AS sort_at, json_build_object('id', t.id, 'customerId', t.customer_id, ${columns}) AS record
       FROM ${table} t
       WHERE t.customer_id = c.id AND (t.${time}, t.id) < ($2::timestamp, $3)
       ORDER BY t.${time} DESC, t.id DESC LIMIT $4) r ON true
     WHERE c.id = $1`,
    [customerId, from.at, from.id, limit + 1],
  );
  if (rows.length === 0) return null;
  const found = rows.filter((row): row is typeof row & { record: RecordTypes[K] } => row.record !== null);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last;
  return {
    items: items.map(({ record }) => record),
    nextCursor: more ? writeCursor(last.sort_at, last.record.id) : null,
  };
}

/** One record by id; the caller knows that it is there. */
export async function readRecord<K extends RecordKind>(pool: pg.Pool, kind: K, id: string): Promise<RecordTypes[K]> {
  const { table, columns } = sources[kind];
  const { rows } = await pool.query<{ record: RecordTypes[K] }>(
    `SELECT json_build_object('id', t.id, 'customerId', t.customer_id, ${columns}) AS record FROM ${table} t WHERE t.id = $1`,
    [id],
  );
  const record = rows[0]?.record;
  if (!record) throw new Error(`There is no ${table} ${id}`);
  return record;
}

/** Null when there is none. */
export async function readCustomer(pool: pg.Pool, id: string): Promise<CrmCustomer | null> {
  const { rows } = await pool.query<FactsRow & { phones: CrmCustomer["phones"] }>({
    name: "crm-read-customer",
    text: `SELECT ${FACTS_COLUMNS}, (SELECT coalesce(json_agg(json_build_object('e164', p.e164, 'label', p.label) ORDER BY p.e164), '[]')
             FROM customer_phone p WHERE p.customer_id = c.id) AS phones
           FROM customer c WHERE c.id = $1`,
    values: [id],
  });
  const row = rows[0];
  return row ? { ...customerFacts(row), phones: row.phones } : null;
}

const isoTime = (column: string): string => `to_char(t.${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const sources: Record<RecordKind, { table: string; time: string; columns: string }> = {
  invoices: {
    table: "invoice",
    time: "issued_at",
    columns: `'number', t.number, 'amountMinor', t.amount_minor, 'currency', t.currency, 'status', t.status,
      'issuedAt', ${isoTime("issued_at")}, 'dueAt', ${isoTime("due_at")}`,
  },
  tickets: {
    table: "ticket",
    time: "created_at",
    columns: `'number', t.number, 'subject', t.subject, 'status', t.status, 'priority', t.priority, 'callId', t.call_id,
      'createdAt', ${isoTime("created_at")}, 'updatedAt', ${isoTime("updated_at")}`,
  },
  interactions: {
    table: "interaction",
    time: "at",
    columns: `'at', ${isoTime("at")}, 'kind', t.kind, 'callId', t.call_id, 'summary', t.summary,
      'disposition', t.disposition, 'details', t.details`,
  },
  tasks: {
    table: "task",
    time: "created_at",
    columns: `'title', t.title, 'department', t.department, 'status', t.status, 'dueAt', ${isoTime("due_at")},
      'callId', t.call_id, 'createdAt', ${isoTime("created_at")}`,
  },
};

const END = { at: "infinity", id: "" };

const writeCursor = (at: Date, id: string): string => Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

function readCursor(cursor: string): { at: string; id: string } | null {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !id.includes("\u0000")
    ? { at: at.slice(0, -1), id }
    : null;
}
