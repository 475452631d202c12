import { createHash } from "node:crypto";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { checkFlow } from "@/lib/nodes/check-flow";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { readBindings } from "@/lib/server/flows/bindings";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { notify } from "@/lib/server/flows/notify";
import { canonicalJson } from "@/lib/util/canonical-json";
import type { Json, JsonObject } from "@/lib/util/json";

export type PublishResult =
  | { ok: true; number: number; checksum: string; warnings: Issue[] }
  /** Errors (and warnings) that stand in the way; nothing was published. */
  | { ok: false; reason: "issues"; issues: Issue[] }
  /** Somebody saved meanwhile: publish what you have seen, not what they have just drawn. */
  | { ok: false; reason: "conflict"; revision: number; document: FlowDocument };

/**
 * Makes the draft an immutable, numbered version and points the flow's numbers at it, both or neither. Calls that are
 * running stay on the version they began with. Publishing what is published already makes no second version.
 *
 * @param revision the one the person has looked at
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
    const issues = checkFlow(draft.document, await readBindings(tx));
    if (issues.some((issue) => issue.severity === "error")) return { ok: false, reason: "issues", issues };

    const checksum = checksumOf(draft.document);
    const latest = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
    const version =
      latest?.checksum === checksum
        ? latest
        : await tx.flowVersion.create({
            data: {
              flowId,
              number: (latest?.number ?? 0) + 1,
              document: draft.document as unknown as JsonObject,
              checksum,
              note,
              publishedBy: actor.kind === "user" ? actor.id : null,
            },
          });
    const { count } = await tx.phoneNumber.updateMany({ where: { flowId }, data: { flowVersionId: version.id } });
    const details = { version: version.number, checksum, numbers: count };
    await audit(tx, actor, { action: "flow.published", subjectType: "flow", subjectId: flowId, details });
    await notify(tx, "flows", "numbers", `flow:${flowId}`);
    return { ok: true, number: version.number, checksum, warnings: issues };
  });
}

/** SHA-256 over the document's canonical JSON, in hex. */
function checksumOf(document: FlowDocument): string {
  return createHash("sha256")
    .update(canonicalJson(document as unknown as Json))
    .digest("hex");
}
