import type { CallwrightApp } from "@/lib/server/app";
import { createBuiltInCrm } from "@/lib/server/crm/built-in";
import type { CrmConnector } from "@/lib/server/crm/port";
import { createRestCrm } from "@/lib/server/crm/rest";

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** The customer database that calls ask; made at the first use of `crm()`. */
    crm?: CrmConnector;
  }
}

/** The customer database of this installation: another company's (`CRM_BASE_URL`) or the built-in one. */
export function crm(app: CallwrightApp): CrmConnector {
  app.crm ??= connect(app);
  return app.crm;
}

function connect({ env, metrics, pool, log }: CallwrightApp): CrmConnector {
  if (env.CRM_BASE_URL) return createRestCrm({ baseUrl: env.CRM_BASE_URL, apiKey: env.CRM_API_KEY, metrics });
  return createBuiltInCrm(pool, (error) => log.error({ err: error }, "the customer database did not answer"));
}
