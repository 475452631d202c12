import type { CustomerFacts } from "@/lib/engine/event";
import type { JsonObject } from "@/lib/util/json";

/** Columns of `customer c` that make its facts, for prepared statements of the call path. One round trip. */
export const FACTS_COLUMNS = `
  c.id, c.id_number, c.first_name, c.last_name, c.email, c.account_type, c.priority, c.language, c.service_status,
  c.attributes,
  (SELECT count(*)::int FROM ticket t WHERE t.customer_id = c.id AND t.status IN ('open', 'pending')) AS open_tickets,
  (SELECT count(*)::int FROM invoice i WHERE i.customer_id = c.id AND i.status IN ('open', 'overdue')) AS open_invoices`;

/** A row of these columns. */
export interface FactsRow {
  id: string;
  id_number: string;
  first_name: string;
  last_name: string;
  email: string | null;
  account_type: string;
  priority: number;
  language: string | null;
  service_status: string;
  attributes: JsonObject;
  open_tickets: number;
  open_invoices: number;
}

export function customerFacts(row: FactsRow): CustomerFacts {
  return {
    id: row.id,
    idNumber: row.id_number,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    accountType: row.account_type,
    priority: row.priority,
    language: row.language,
    serviceStatus: row.service_status,
    openTickets: row.open_tickets,
    openInvoices: row.open_invoices,
    attributes: row.attributes,
  };
}
