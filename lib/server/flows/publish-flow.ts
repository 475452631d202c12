import type { FlowDocument } from "@/lib/flow/document";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { type Published, publishDocument } from "@/lib/server/flows/publish-document";

export type PublishResult =
  | Published
  /** Somebody saved meanwhile: publish what you have seen, not what they have just drawn. */
  | { ok: false; reason: "conflict"; revision: number; document: FlowDocument };

/**
 * Makes the draft an immutable, numbered version, with the published version of every flow that runs inside it, and
 * points the flow's numbers at it, both or neither. Calls that are running stay on the version they began with. Publishing what is published already makes no second version.
 *
 * @param revision the one the person has looked at
 * @throws AppError tooLarge when all of it together is
 */
export async function publishFlow(
  app: App,
  actor: Actor,
  { flowId, revision, note }: { flowId: string; revision: number; note: string },
): Promise<PublishResult> {
  return app.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, flowId);
    if (draft.revision !== revision) {
      return { ok: false, reason: "conflict", revision: draft.revision, document: draft.document };
    }
    return publishDocument(tx, actor, { flowId, draft: draft.document, note });
  });
}
