import type { CallwrightApp } from "@/lib/server/app";

export const customerSortColumns = ["name", "idNumber", "accountType", "priority", "lastContactAt"] as const;
export type CustomerSortColumn = (typeof customerSortColumns)[number];

export interface CustomerQuery {
  /** Part of a name, id number, e-mail or phone number; "" for all. */
  search: string;
  sort: { column: CustomerSortColumn; direction: "asc" | "desc" };
  /** From 0. */
  page: number;
  pageSize: number;
}

export interface CustomerListItem {
  id: string;
  idNumber: string;
  firstName: string;
  lastName: string;
  accountType: string;
  priority: number;
  serviceStatus: string;
  language: string | null;
  /** The first by number; a customer may have none. */
  phone: string | null;
  phoneCount: number;
  openTickets: number;
  /** Of the last call, note or voicemail. */
  lastContactAt: Date | null;
}

/** One page of the customers that fit, and how many fit in all. Every word of the search must fit somewhere. */
export async function listCustomers(
  { pool }: Pick<CallwrightApp, "pool">,
  { search, sort, page, pageSize }: CustomerQuery,
): Promise<{ items: CustomerListItem[]; total: number }> {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  const conditions = words.map((_, i) => fits(`$${2 * i + 1}`, `$${2 * i + 2}`));
  const values = words.flatMap((word) => [likePattern(word), likePattern(digitsOf(word))]);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const order = orderBy[sort.column].map((expression) => `${expression} ${sort.direction} NULLS LAST`).join(", ");
  const { rows } = await pool.query<CustomerListItem & { total: number }>(
    `SELECT c.id, c.id_number AS "idNumber", c.first_name AS "firstName", c.last_name AS "lastName",
       c.account_type AS "accountType", c.priority, c.service_status AS "serviceStatus", c.language,
       (SELECT min(p.e164) FROM customer_phone p WHERE p.customer_id = c.id) AS phone,
       (SELECT count(*)::int FROM customer_phone p WHERE p.customer_id = c.id) AS "phoneCount",
       (SELECT count(*)::int FROM ticket t WHERE t.customer_id = c.id AND t.status IN ('open', 'pending')) AS "openTickets",
       ${LAST_CONTACT} AS "lastContactAt", count(*) OVER ()::int AS total
     FROM customer c ${where}
     ORDER BY ${order}, c.id LIMIT ${pageSize} OFFSET ${page * pageSize}`,
    values,
  );
  if (rows.length > 0) return { items: rows.map(({ total: _, ...item }) => item), total: rows[0]?.total ?? 0 };
  // A page behind the last one is empty and would not know how many there are.
  const counted = await pool.query<{ total: number }>(`SELECT count(*)::int AS total FROM customer c ${where}`, values);
  return { items: [], total: counted.rows[0]?.total ?? 0 };
}

const LAST_CONTACT = `greatest(
  (SELECT max(i.at) FROM interaction i WHERE i.customer_id = c.id),
  (SELECT max(s.started_at) FROM call_session s WHERE s.customer_id = c.id))`;

const orderBy: Record<CustomerSortColumn, string[]> = {
  name: ["lower(c.last_name)", "lower(c.first_name)"],
  idNumber: ["c.id_number"],
  accountType: ["c.account_type"],
  priority: ["c.priority"],
  lastContactAt: [LAST_CONTACT],
};

/** `digits` is `%%` when the word has none, and then must not fit every phone. */
function fits(word: string, digits: string): string {
  return `(c.first_name ILIKE ${word} OR c.last_name ILIKE ${word} OR c.email ILIKE ${word} OR c.id_number LIKE ${word}
    OR (length(${digits}) > 4 AND EXISTS (
      SELECT FROM customer_phone p WHERE p.customer_id = c.id AND p.e164 LIKE ${digits})))`;
}

/** Of a word that is written as phone numbers are; a year in an e-mail address is none. */
const digitsOf = (word: string): string => (/^[+\d().\-/]+$/.test(word) ? word.replace(/\D/g, "") : "");

const likePattern = (text: string): string => `%${text.replaceAll("\u0000", "").replace(/[\\%_]/g, "\\$&")}%`;
