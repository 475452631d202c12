import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { holdDraft } from "@/lib/server/flows/draft-row";
import { requireFreeName } from "@/lib/server/flows/flow-name";
import { type FlowUse, flowUses } from "@/lib/server/flows/flow-uses";
import { notify } from "@/lib/server/flows/notify";

/** `uses`: what needs the flow; nothing was changed. */
export type ArchiveResult = { ok: true } | { ok: false; uses: FlowUse[] };

/**
 * Puts a flow away, or back. Nothing is deleted: its versions are what past and running calls refer to. What is needed
 * stays: by a number, by a flow that callers can reach, by a publish to come, or by a draft.
 *
 * @param despiteDrafts puts it away all the same when nothing but drafts needs it; they show a problem then
 * @throws AppError notFound; conflict `flowNameTaken` when another flow has its name by now
 */
export async function archiveFlow(
  app: App,
  actor: Actor,
  { flowId, archived, despiteDrafts }: { flowId: string; archived: boolean; despiteDrafts: boolean },
): Promise<ArchiveResult> {
  return app.prisma.$transaction(async (tx) => {
    await holdDraft(tx, flowId);
    const flow = await tx.flow.findUnique({ where: { id: flowId } });
    if (!flow) throw new AppError("notFound", "There is no such flow.");
    if ((flow.archivedAt !== null) === archived) return { ok: true };
    const uses = archived ? await flowUses(tx, flow) : [];
    if (uses.some(({ kind }) => kind !== "draft" || !despiteDrafts)) return { ok: false, uses };
    if (!archived) await requireFreeName(tx, flow.name, flowId);
    await tx.flow.update({ where: { id: flowId }, data: { archivedAt: archived ? new Date() : null } });
    await audit(tx, actor, {
      action: archived ? "flow.archived" : "flow.unarchived",
      subjectType: "flow",
      subjectId: flowId,
    });
    await notify(tx, "flows", `flow:${flowId}`);
    return { ok: true };
  });
}
