import type { FlowDocument } from "@/lib/flow/document";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { notify } from "@/lib/server/flows/notify";
import type { JsonObject } from "@/lib/util/json";

/**
 * Keeps a new flow with this document as its draft, revision 1.
 *
 * @param document already checked: drawn here, a template, or read by `parseDraft`. A draft has no flows inside it;
 *   publishing puts them there, as they are in this installation
 * @param origin for the audit log: where it came from
 */
export async function createFlow(
  app: App,
  actor: Actor,
  { subflows: _published, ...document }: FlowDocument,
  origin: "empty" | "template" | "import",
): Promise<{ id: string }> {
  const userId = actor.kind === "user" ? actor.id : null;
  return app.prisma.$transaction(async (tx) => {
    const { id } = await tx.flow.create({
      data: {
        name: document.name,
        createdBy: userId,
        draft: { create: { document: document as unknown as JsonObject, updatedBy: userId } },
      },
      select: { id: true },
    });
    await audit(tx, actor, { action: "flow.created", subjectType: "flow", subjectId: id, details: { origin } });
    await notify(tx, "flows");
    return { id };
  });
}
