import type { FlowDocument } from "@/lib/flow/document";
import { type FlowPatch, mergePatches } from "@/lib/flow/patch";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { lockDraft, patchesSince, writeDraft } from "@/lib/server/flows/draft-row";
import { notify } from "@/lib/server/flows/notify";
import { personName } from "@/lib/server/flows/person-name";

export type SaveDraftResult =
  /** `document` is there when it holds others' changes beside these. */
  | { ok: true; revision: number; document?: FlowDocument; editedBy?: string | null }
  /** Both sides changed the same parts: nothing was saved, and `document` is what the others made. */
  | {
      ok: false;
      reason: "conflict";
      revision: number;
      document: FlowDocument;
      conflictingNodeIds: string[];
      editedBy: string | null;
    };

/**
 * Saves somebody's edits on top of everybody else's. Edits of different parts are merged; when two people changed the
 * same part since `baseRevision`, the later one is told and nothing of either is lost. Saving the same edits twice is
 * saving them once.
 *
 * @param baseRevision the revision these patches were made on
 */
export async function saveDraft(
  app: App,
  actor: Actor & { kind: "user" },
  { flowId, baseRevision, patches }: { flowId: string; baseRevision: number; patches: FlowPatch[] },
): Promise<SaveDraftResult> {
  return app.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, flowId);
    const theirs = patchesSince(draft, baseRevision);
    const merged = mergePatches(theirs, patches);
    if (merged.conflicts.length > 0) {
      return {
        ok: false,
        reason: "conflict",
        revision: draft.revision,
        document: draft.document,
        conflictingNodeIds: merged.conflicts
          .filter((subject) => subject.startsWith("node:"))
          .map((subject) => subject.slice(5)),
        editedBy: await personName(tx, draft.updatedBy),
      };
    }
    const { draft: saved, changed } = await writeDraft(tx, draft, merged.patches, actor.id);
    if (changed.length > 0) {
      const details = { revision: saved.revision, changed: changed.slice(0, 20) };
      await audit(tx, actor, { action: "flow.edited", subjectType: "flow", subjectId: flowId, details });
      await notify(tx, `flow:${flowId}`, "flows");
    }
    if (draft.revision === baseRevision) return { ok: true, revision: saved.revision };
    return {
      ok: true,
      revision: saved.revision,
      document: saved.document,
      editedBy: await personName(tx, draft.updatedBy),
    };
  });
}
