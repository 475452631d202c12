import { type FlowDocument, flowDocumentSchema } from "@/lib/flow/document";
import { migrateFlow } from "@/lib/flow/migrations";
import type { JsonObject } from "@/lib/util/json";

/**
 * A flow as the database holds it, brought to the present format. It was checked when it was written, so a failure
 * here is a programmer's mistake; node types are not looked at, since a draft may hold ones that are gone.
 *
 * @throws ZodError
 */
export function readStoredFlow(stored: unknown): FlowDocument {
  return flowDocumentSchema.parse(migrateFlow(stored as JsonObject)) as FlowDocument;
}
