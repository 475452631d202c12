import type { FlowDocument } from "@/lib/flow/document";
import { emptyFlow } from "@/lib/flow/document";
import { BoundedMap } from "./bounded-map";
import type { CallStore } from "./call-store";

/** Which published flow answers a number. */
export interface Assignment {
  flowId: string;
  flowVersionId: string;
  flowVersion: number;
}

/** Versions kept in memory; one has up to 4 MB, most a few kB. */
const versionsAtMost = 200;

/** Published flows. A version never changes, so it is read once and the engine's compilation of it stays warm. */
export class FlowVersions {
  private readonly documents = new BoundedMap<string, FlowDocument>(versionsAtMost);

  constructor(private readonly store: CallStore) {}

  /** The version that a number leads to now, or null when the number is unknown or nothing is published on it. */
  async assignedTo(number: string): Promise<Assignment | null> {
    const { rows } = await this.store.query<{ flow_id: string; flow_version_id: string; number: number }>(
      "number-assignment",
      `SELECT v.flow_id, v.id AS flow_version_id, v.number FROM phone_number n
       JOIN flow_version v ON v.id = n.flow_version_id WHERE n.e164 = $1`,
      [number],
    );
    const row = rows[0];
    return row ? { flowId: row.flow_id, flowVersionId: row.flow_version_id, flowVersion: row.number } : null;
  }

  /** A call without a flow has an empty one; null when the version is gone. */
  async document(versionId: string | null): Promise<FlowDocument | null> {
    if (versionId === null) return noFlow;
    const known = this.documents.get(versionId);
    if (known) return known;
    const { rows } = await this.store.query<{ document: FlowDocument }>(
      "flow-version",
      "SELECT document FROM flow_version WHERE id = $1",
      [versionId],
    );
    const document = rows[0]?.document ?? null;
    if (document) this.documents.set(versionId, document);
    return document;
  }
}

const noFlow = emptyFlow("No flow");
