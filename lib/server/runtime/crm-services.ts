import type { CrmConnector } from "@/lib/server/crm/port";
import type { ServiceAnswer, Services } from "./ask-service";

/** The questions that the customer database answers. */
export function crmServices(crm: CrmConnector): Services {
  return {
    async lookUpCustomer({ phone }, { deadlineMs }) {
      const found = await crm.findByPhone(phone, deadlineMs);
      if (!found.ok) return { type: "serviceFailed", reason: found.error };
      return found.value === null ? { type: "customerNotFound" } : { type: "customerFound", customer: found.value };
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
