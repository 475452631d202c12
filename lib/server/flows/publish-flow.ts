import { createHash } from "node:crypto";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";
import { checkFlow } from "@/lib/nodes/check-flow";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { readBindings } from "@/lib/server/flows/bindings";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { notify } from "@/lib/server/flows/notify";
import { withSubflows } from "@/lib/server/flows/subflows";
import { canonicalJson } from "@/lib/util/canonical-json";
import type { Json, JsonObject } from "@/lib/util/json";

export type PublishResult =
  | { ok: true; number: number; checksum: string; warnings: Issue[] }
  /** Errors (and warnings) that stand in the way; nothing was published. */
  | { ok: false; reason: "issues"; issues: Issue[] }
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
    const document = await withSubflows(tx, draft.document);
    const issues = checkFlow(document, await readBindings(tx));
    if (issues.some((issue) => issue.severity === "error")) return { ok: false, reason: "issues", issues };
    if (Buffer.byteLength(JSON.stringify(document)) > limits.documentBytes) {
      const values = { limit: limits.documentBytes / 2 ** 20 };
      throw new AppError("tooLarge", "The flow and all that runs inside it are too large.", {
        reason: "flowTooLarge",
        values,
      });
    }

    const checksum = checksumOf(document);
    const latest = await tx.flowVersion.findFirst({ where: { flowId }, orderBy: { number: "desc" } });
    const version =
      latest?.checksum === checksum
        ? latest
        : await tx.flowVersion.create({
            data: {
              flowId,
              number: (latest?.number ?? 0) + 1,
              document: document as unknown as JsonObject,
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
