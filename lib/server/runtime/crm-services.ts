import type { CrmConnector } from "@/lib/server/crm/port";
import type { CustomerChange } from "@/lib/server/crm/records";
import type { ServiceAnswer, Services } from "./ask-service";

/** The questions that the customer database answers. */
export function crmServices(crm: CrmConnector): Services {
  return {
    async lookUpCustomer({ phone }, { deadlineMs }) {
      const found = await crm.findByPhone(phone, deadlineMs);
      if (!found.ok) return { type: "serviceFailed", reason: found.error };
      return found.value === null ? { type: "customerNotFound" } : { type: "customerFound", customer: found.value };
    },
    async findCustomer({ idNumber }, { deadlineMs }) {
      const found = await crm.findByIdNumber(idNumber, deadlineMs);
      if (!found.ok) return { type: "serviceFailed", reason: found.error };
      return found.value === null ? { type: "customerNotFound" } : { type: "customerFound", customer: found.value };
    },
    async updateCustomer({ customerId, fields }, { deadlineMs }) {
      const changed = await crm.changeCustomer(customerId, fields as CustomerChange, deadlineMs);
      return changed.ok
        ? { type: "customerUpdated", customer: changed.value }
        : { type: "serviceFailed", reason: changed.error };
    },
    async listInvoices({ customerId }, { deadlineMs }) {
      const listed = await crm.listInvoices(customerId, deadlineMs);
      return listed.ok
        ? { type: "invoicesListed", invoices: listed.value }
        : { type: "serviceFailed", reason: listed.error };
    },
    async createTicket({ customerId, subject, priority }, { callId, attemptKey, deadlineMs }) {
      const opened = await crm.openTicket({ customerId, subject, priority, callId, key: attemptKey }, deadlineMs);
      return opened.ok
        ? { type: "ticketOpened", number: opened.value.number }
        : { type: "serviceFailed", reason: opened.error };
    },
    async verifyPin({ idNumber, caller, pin = "" }, { attemptKey, deadlineMs }): Promise<ServiceAnswer> {
      const checked = await crm.verifyPin({ idNumber, pin, caller, attemptKey }, deadlineMs);
      if (!checked.ok) return { type: "serviceFailed", reason: checked.error };
      const { value } = checked;
      if (value.outcome === "verified") return { type: "pinVerified", customer: value.customer };
      return { type: value.outcome === "locked" ? "pinLocked" : "pinRejected" };
    },
  };
}
