import { Counter, Gauge, Histogram, type Registry } from "prom-client";

export interface CrmMetrics {
  /** Whole operations as a call sees them, retries included; `outcome` is `ok`, `cached` or the failure. */
  seconds: Histogram<"operation" | "outcome">;
  retries: Counter<"operation">;
  /** 1 while the breaker refuses requests. */
  breakerOpen: Gauge;
}

/** The customer database's figures at `/metrics`. Asked for twice with one registry, they are the same. */
export function crmMetrics(registry: Registry): CrmMetrics {
  const known = registry.getSingleMetric(SECONDS);
  if (known) {
    return {
      seconds: known as CrmMetrics["seconds"],
      retries: registry.getSingleMetric(RETRIES) as CrmMetrics["retries"],
      breakerOpen: registry.getSingleMetric(BREAKER) as CrmMetrics["breakerOpen"],
    };
  }
  const registers = [registry];
  return {
    seconds: new Histogram({
      name: SECONDS,
      help: "Time a call waited for the customer database, by operation and outcome",
      labelNames: ["operation", "outcome"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 8],
      registers,
    }),
    retries: new Counter({
      name: RETRIES,
      help: "Requests to the customer database that were repeated",
      labelNames: ["operation"],
      registers,
    }),
    breakerOpen: new Gauge({
      name: BREAKER,
      help: "1 while requests to the customer database are refused because the last ones failed",
      registers,
    }),
  };
}

const SECONDS = "callwright_crm_seconds";
const RETRIES = "callwright_crm_retries_total";
const BREAKER = "callwright_crm_breaker_open";
