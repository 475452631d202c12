import type { FlowDocument } from "@/lib/flow/document";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { freeName, requireFreeName } from "@/lib/server/flows/flow-name";
import { notify } from "@/lib/server/flows/notify";
import type { JsonObject } from "@/lib/util/json";

/**
 * Keeps a new flow with this document as its draft, revision 1.
 *
 * @param document already checked: drawn here, a template, or read by `parseDraft`. A draft has no flows inside it;
 *   publishing puts them there, as they are in this installation
 * @param origin for the audit log: where it came from
 * @returns the name, too: an imported flow becomes "… 2" where its own is taken
 * @throws AppError conflict `flowNameTaken`
 */
export async function createFlow(
  app: App,
  actor: Actor,
  { subflows: _published, ...document }: FlowDocument,
  origin: "empty" | "template" | "import",
): Promise<{ id: string; name: string }> {
  const userId = actor.kind === "user" ? actor.id : null;
  return app.prisma.$transaction(async (tx) => {
    // A file's name is nobody's choice here, so it gives way.
    const name = origin === "import" ? await freeName(tx, document.name) : document.name.trim();
    await requireFreeName(tx, name);
    const { id } = await tx.flow.create({
      data: {
        name,
        createdBy: userId,
        draft: { create: { document: { ...document, name } as unknown as JsonObject, updatedBy: userId } },
      },
      select: { id: true },
    });
    await audit(tx, actor, { action: "flow.created", subjectType: "flow", subjectId: id, details: { origin } });
    await notify(tx, "flows");
    return { id, name };
  });
}
