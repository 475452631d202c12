import type { CrmWrite } from "@/lib/engine/effect";
import type { CustomerFacts, InvoiceFacts } from "@/lib/engine/event";
import type { CustomerChange } from "@/lib/server/crm/records";
import type { Result } from "@/lib/util/result";

/** Why the CRM did not answer; the flow sees it as `serviceFailed`. */
export type CrmFailure = "timeout" | "unavailable" | "badAnswer";

export type PinCheck =
  | { outcome: "verified"; customer: CustomerFacts }
  | { outcome: "rejected" }
  | { outcome: "locked" };

/**
 * The customer database as a call sees it: the built-in one, or any server that speaks our OpenAPI document
 * (`CRM_BASE_URL`). Every method is bounded by `deadlineMs` (Unix milliseconds) and never throws.
 */
export interface CrmConnector {
  /** The one customer with this E.164 number; null when none or several have it (nobody is greeted by another's name). */
  findByPhone(phone: string, deadlineMs: number): Promise<Result<CustomerFacts | null, CrmFailure>>;

  /**
   * Checks an id number and PIN. Attempts are limited per customer and per calling number; `locked` is answered
   * without looking at the PIN. `attemptKey` (`callId:turn:n`) makes a repeated delivery one attempt.
   */
  verifyPin(
    request: { idNumber: string; pin: string; caller: string; attemptKey: string },
    deadlineMs: number,
  ): Promise<Result<PinCheck, CrmFailure>>;

  /** The customer with the number that they type; null when there is none. */
  findByIdNumber(idNumber: string, deadlineMs: number): Promise<Result<CustomerFacts | null, CrmFailure>>;

  /** Changes what is named and answers the customer as they are now; `badAnswer` when there is none, or a value will not do. */
  changeCustomer(
    customerId: string,
    change: CustomerChange,
    deadlineMs: number,
  ): Promise<Result<CustomerFacts, CrmFailure>>;

  /** The latest invoices, newest first. */
  listInvoices(customerId: string, deadlineMs: number): Promise<Result<InvoiceFacts[], CrmFailure>>;

  /** A ticket whose number is told; `key` (`callId:turn:n`) makes a repetition answer the same one. */
  openTicket(
    ticket: { customerId: string; subject: string; priority: number; callId: string; key: string },
    deadlineMs: number,
  ): Promise<Result<{ number: string }, CrmFailure>>;

  /** Performs one write; `key` (`callId:turn:n`) makes a repetition do nothing. */
  write(
    effect: CrmWrite,
    context: { callId: string; atMs: number; key: string },
    deadlineMs: number,
  ): Promise<Result<null, CrmFailure>>;
}
