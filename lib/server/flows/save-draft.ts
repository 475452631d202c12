import type { FlowDocument } from "@/lib/flow/document";
import { type FlowPatch, subjectOf } from "@/lib/flow/patch";
import { mergeInto } from "@/lib/flow/shared-draft";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { lockDraft, writeDraft } from "@/lib/server/flows/draft-row";
import { notify } from "@/lib/server/flows/notify";
import { personName } from "@/lib/server/flows/person-name";
import { unkeptPlace } from "@/lib/util/json";

export interface SaveDraftRequest {
  flowId: string;
  saveId?: string | null;
  personId?: string;
  baseRevision: number;
  patches: FlowPatch[];
}

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
 * @param saveId unique for this attempt; the same one again is answered and not done again, whatever happened since
 * @param baseRevision the revision these patches were made on
 * @throws AppError conflict `otherPerson` when the edits are not of `personId`, which a browser kept them for; badInput
 * `textNotKept` when a text has a character that the database would not take
 */
export async function saveDraft(
  app: App,
  actor: Actor & { kind: "user" },
  { flowId, saveId = null, personId, baseRevision, patches }: SaveDraftRequest,
): Promise<SaveDraftResult> {
  refuseUnkept(patches);
  return app.prisma.$transaction(async (tx) => {
    if (personId !== undefined && personId !== actor.id) {
      const name = (await personName(tx, actor.id)) ?? "";
      throw new AppError("conflict", `These changes are somebody else's; ${name} is signed in now.`, {
        reason: "otherPerson",
        values: { name },
      });
    }
    const draft = await lockDraft(tx, flowId);
    const { revision, document } = draft;
    const editedBy = () => personName(tx, draft.updatedBy);
    if (saveId !== null && draft.saves.includes(saveId))
      return { ok: true, revision, document, editedBy: await editedBy() };
    const merged = mergeInto(draft, { baseRevision, patches });
    if (!merged.ok) {
      const conflictingNodeIds = merged.error
        .filter((subject) => subject.startsWith("node:"))
        .map((subject) => subject.slice(5));
      return { ok: false, reason: "conflict", revision, document, conflictingNodeIds, editedBy: await editedBy() };
    }
    const { draft: saved, changed } = await writeDraft(tx, draft, merged.value, actor.id, saveId);
    if (changed.length > 0) {
      const details = { revision: saved.revision, changed: changed.slice(0, 20) };
      await audit(tx, actor, { action: "flow.edited", subjectType: "flow", subjectId: flowId, details });
      await notify(tx, `flow:${flowId}`, "flows");
    }
    if (revision === baseRevision) return { ok: true, revision: saved.revision };
    return { ok: true, revision: saved.revision, document: saved.document, editedBy: await editedBy() };
  });
}

/** The database would refuse them as a fault of ours, and the browser would send them again for ever. */
function refuseUnkept(patches: readonly FlowPatch[]): void {
  for (const patch of patches) {
    const path = unkeptPlace(patch);
    if (path === null) continue;
    // The first step leads into the patch, which nobody has seen.
    const within = path.slice(1).join(".");
    const place = [subjectOf(patch).replace(/^\w+:/, ""), within].filter((part) => part !== "").join(": ");
    throw new AppError("badInput", `${place} has a character that cannot be kept.`, {
      reason: "textNotKept",
      values: { place },
    });
  }
}
