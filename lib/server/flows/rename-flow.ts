import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { lockDraft, writeDraft } from "@/lib/server/flows/draft-row";
import { requireFreeName } from "@/lib/server/flows/flow-name";
import { notify } from "@/lib/server/flows/notify";

/** Renaming is an edit of the draft like any other, so that open editors take it in. @throws AppError conflict `flowNameTaken` */
export async function renameFlow(
  app: App,
  actor: Actor & { kind: "user" },
  flowId: string,
  name: string,
): Promise<{ revision: number }> {
  return app.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, flowId);
    await requireFreeName(tx, name, flowId);
    const { draft: renamed, changed } = await writeDraft(
      tx,
      draft,
      [{ op: "setField", field: "name", value: name }],
      actor.id,
    );
    if (changed.length > 0) {
      await audit(tx, actor, {
        action: "flow.renamed",
        subjectType: "flow",
        subjectId: flowId,
        details: { from: draft.document.name, to: name },
      });
      await notify(tx, "flows", `flow:${flowId}`);
    }
    return { revision: renamed.revision };
  });
}
