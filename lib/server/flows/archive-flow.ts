import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { requireFreeName } from "@/lib/server/flows/flow-name";
import { flowsRunning } from "@/lib/server/flows/flows-using";
import { notify } from "@/lib/server/flows/notify";

/**
 * Puts a flow away, or back. Nothing is deleted: its versions are what past and running calls refer to.
 *
 * @throws AppError notFound; conflict `flowHasNumbers` while a phone number leads to it, `inUse` while a flow that callers can
 * reach runs it inside, `flowNameTaken` when another flow has its name by now
 */
export async function archiveFlow(app: App, actor: Actor, flowId: string, archived: boolean): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const flow = await tx.flow.findUnique({ where: { id: flowId }, include: { numbers: { select: { e164: true } } } });
    if (!flow) throw new AppError("notFound", "There is no such flow.");
    if ((flow.archivedAt !== null) === archived) return;
    if (archived && flow.numbers.length > 0) {
      const numbers = flow.numbers.map(({ e164 }) => e164).join(", ");
      throw new AppError("conflict", `Callers of ${numbers} reach this flow. Assign another flow to them first.`, {
        reason: "flowHasNumbers",
        values: { numbers },
      });
    }
    const users = archived ? await flowsRunning(tx, flow.name) : [];
    if (users.length > 0) {
      const flows = users.join(", ");
      throw new AppError("conflict", `It runs inside ${flows}.`, { reason: "inUse", values: { flows } });
    }
    if (!archived) await requireFreeName(tx, flow.name, flowId);
    await tx.flow.update({ where: { id: flowId }, data: { archivedAt: archived ? new Date() : null } });
    await audit(tx, actor, {
      action: archived ? "flow.archived" : "flow.unarchived",
      subjectType: "flow",
      subjectId: flowId,
    });
    await notify(tx, "flows", `flow:${flowId}`);
  });
}
