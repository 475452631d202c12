import type pg from "pg";
import type { CustomerFacts } from "@/lib/engine/event";
import { cleanJson, cleanText } from "@/lib/server/crm/clean-text";
import { customerFacts, FACTS_COLUMNS, type FactsRow } from "@/lib/server/crm/customer-facts";
import type { CustomerChange } from "@/lib/server/crm/records";

/** Changes what is named, in one statement, and answers the facts as they are then; null when there is no such customer. */
export async function changeFacts(pool: pg.Pool, id: string, change: CustomerChange): Promise<CustomerFacts | null> {
  const given = (name: keyof CustomerChange) => change[name] !== undefined;
  const text = (value: string | null | undefined) => (value ? cleanText(value) : null);
  const { rows } = await pool.query<FactsRow>({
    name: "crm-change-customer",
    text: `WITH changed AS (
        UPDATE customer SET
          email = CASE WHEN $2 THEN $3 ELSE email END,
          account_type = coalesce($4, account_type),
          priority = coalesce($5, priority),
          language = CASE WHEN $6 THEN $7 ELSE language END,
          service_status = coalesce($8, service_status),
          attributes = jsonb_strip_nulls(attributes || $9::jsonb),
          updated_at = now() AT TIME ZONE 'utc'
        WHERE id = $1 RETURNING *)
      SELECT ${FACTS_COLUMNS} FROM changed c`,
    values: [
      id,
      given("email"),
      text(change.email),
      text(change.accountType),
      change.priority ?? null,
      given("language"),
      text(change.language),
      text(change.serviceStatus),
      JSON.stringify(cleanJson(change.attributes ?? {})),
    ],
  });
  return rows[0] ? customerFacts(rows[0]) : null;
}

/** The customer who types this number; null when there is none. */
export async function findFactsByIdNumber(pool: pg.Pool, idNumber: string): Promise<CustomerFacts | null> {
  const { rows } = await pool.query<FactsRow>({
    name: "crm-find-by-id-number",
    text: `SELECT ${FACTS_COLUMNS} FROM customer c WHERE c.id_number = $1`,
    values: [idNumber],
  });
  return rows[0] ? customerFacts(rows[0]) : null;
}
