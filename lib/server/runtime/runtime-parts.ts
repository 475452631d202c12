import type { Logger } from "pino";
import type { Engine } from "@/lib/engine/engine";
import type { CrmConnector } from "@/lib/server/crm/port";
import type { Services } from "./ask-service";
import type { CallStore, InstallationStore } from "./call-record";
import type { CarrierLine } from "./carrier-line";

/** What the runtime stands on. */
export interface RuntimeParts {
  /** Without a trailing slash. */
  publicUrl: string;
  calls: CallStore;
  installation: InstallationStore;
  engine: Engine;
  crm: CrmConnector;
  /** Who answers what the customer database does not; a question nobody answers fails. */
  services?: Services;
  lines: readonly CarrierLine[];
  log: Pick<Logger, "warn" | "error">;
  /** A call has moved; told after it was stored. */
  onCallChanged?: (callId: string) => void;
  /** Unix milliseconds. */
  now?: () => number;
  budgets?: Partial<Budgets>;
}

/** Milliseconds. The carrier waits 15 s for a document; a caller should not hear more than 3 s of nothing. */
export interface Budgets {
  /** From webhook to answer; after that the caller is asked to hold on and the webhook is tried again. */
  answer: number;
  /** What a service may take in all, filler prompts included; then the flow takes its failure exit. */
  service: number;
  /** A service that has not answered by then is waited for with a filler prompt. */
  filler: number;
}

export const defaultBudgets: Budgets = { answer: 4_500, service: 8_000, filler: 2_000 };
