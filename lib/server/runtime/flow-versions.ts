import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { BoundedMap } from "./bounded-map";
import type { Assignment, InstallationStore } from "./call-record";

/** Versions kept in memory; one has up to 4 MB, most a few kB. */
const versionsAtMost = 200;

/** Published flows. A version never changes, so it is read once and the engine's compilation of it stays warm. */
export class FlowVersions {
  private readonly documents = new BoundedMap<string, FlowDocument>(versionsAtMost);

  constructor(private readonly store: InstallationStore) {}

  assignedTo(number: string): Promise<Assignment | null> {
    return this.store.assignment(number);
  }

  /** A call without a flow has an empty one; null when the version is gone. */
  async document(versionId: string | null): Promise<FlowDocument | null> {
    if (versionId === null) return noFlow;
    const known = this.documents.get(versionId);
    if (known) return known;
    // Checked when it was published, and unchanged since.
    const document = (await this.store.flowDocument(versionId)) as FlowDocument | null;
    if (document) this.documents.set(versionId, document);
    return document;
  }
}

const noFlow = emptyFlow("No flow");
