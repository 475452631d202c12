import type { CrmConnector } from "@/lib/server/crm/port";
import type { World } from "@/lib/simulator/world";
import type { ServiceAnswer, Services } from "../ask-service";
import { crmServices } from "../crm-services";

const questions = ["findCustomer", "updateCustomer", "listInvoices", "createTicket"] as const;

/**
 * The customer database's own answers, but where the world says that a question fails, it fails so. How each failure
 * comes about over HTTP is shown by `lib/server/crm/rest.fault.test.ts`.
 */
export function crmServicesOf({ services: said }: World, crm: CrmConnector): Services {
  const own = crmServices(crm);
  const failing = questions.flatMap((question) => {
    const reason = said[question];
    if (typeof reason !== "string") return [];
    return [[question, async (): Promise<ServiceAnswer> => ({ type: "serviceFailed", reason })]];
  });
  return { ...own, ...Object.fromEntries(failing) };
}
