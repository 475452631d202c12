import type { JsonObject } from "@/lib/util/json";
import { FLOW_FORMAT } from "./document";

/** One step from a format to the one after it. */
export interface FlowMigration {
  from: string;
  to: string;
  migrate(document: JsonObject): JsonObject;
}

/** Append-only, so that a flow saved by any earlier release opens. There is one format so far. */
const migrations: readonly FlowMigration[] = [];

/**
 * Brings a document of an earlier format to the present one, step by step; others come back as they were.
 *
 * @param steps our own migrations, unless a test brings others
 */
export function migrateFlow(
  document: JsonObject,
  steps: readonly FlowMigration[] = migrations,
  target: string = FLOW_FORMAT,
): JsonObject {
  let current = document;
  for (let taken = 0; current.format !== target && taken < steps.length; taken += 1) {
    const step = steps.find(({ from }) => from === current.format);
    if (!step) return current;
    current = { ...step.migrate(current), format: step.to };
  }
  return current;
}
