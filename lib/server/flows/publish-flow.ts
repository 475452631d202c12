import type { FlowDocument } from "@/lib/flow/document";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { holdNumbers, type NumberMoves, noMoves, requireTaken } from "@/lib/server/flows/move-numbers";
import { type Published, publishDocument } from "@/lib/server/flows/publish-document";

export type PublishResult =
  | Published
  /** Somebody saved meanwhile: publish what you have seen, not what they have just drawn. */
  | { ok: false; reason: "conflict"; revision: number; document: FlowDocument };

/**
 * Makes the draft an immutable, numbered version, with the published version of every flow that runs inside it, moves
 * numbers as asked and points the flow's numbers at it, all or nothing. Calls that are running stay on the version they
 * began with. Publishing what is published already makes no second version.
 *
 * @param revision the one the person has looked at
 * @param moves null: no number is moved
 * @throws AppError notFound `numberGone` for one to take over; tooLarge when all of it together is
 */
export async function publishFlow(
  app: App,
  actor: Actor,
  { flowId, revision, note, moves }: { flowId: string; revision: number; note: string; moves?: NumberMoves | null },
): Promise<PublishResult> {
  return app.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, flowId);
    if (draft.revision !== revision) {
      return { ok: false, reason: "conflict", revision: draft.revision, document: draft.document };
    }
    if (moves) {
      await holdNumbers(tx, flowId, moves);
      await requireTaken(tx, moves);
    }
    return publishDocument(tx, actor, { flowId, draft: draft.document, note, moves: moves ?? noMoves });
  });
}
