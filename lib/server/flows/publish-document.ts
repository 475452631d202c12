import { createHash } from "node:crypto";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";
import { checkFlow } from "@/lib/nodes/check-flow";
import { AppError } from "@/lib/server/api/app-error";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readBindings } from "@/lib/server/flows/bindings";
import { nameAsDrawn } from "@/lib/server/flows/draft-row";
import { holdNumbers, moveNumbers, type NumberMoves } from "@/lib/server/flows/move-numbers";
import { notify } from "@/lib/server/flows/notify";
import { withSubflows } from "@/lib/server/flows/subflows";
import { canonicalJson } from "@/lib/util/canonical-json";
import type { Json, JsonObject } from "@/lib/util/json";

export type Published =
  | { ok: true; number: number; checksum: string; warnings: Issue[]; numbers: PublishedNumber[] }
  /** Errors (and warnings) that stand in the way; nothing was published. */
  | { ok: false; reason: "issues"; issues: Issue[] };

/** One whose callers hear the version from now on. */
export interface PublishedNumber {
  e164: string;
  carrier: "virtual" | "twilio";
}

/**
 * What a draft would be as a version (with the published version of every flow that runs inside it), and what is wrong
 * with it.
 *
 * @throws AppError tooLarge when all of it together is
 */
export async function checkToPublish(
  tx: Prisma.TransactionClient,
  draft: FlowDocument,
): Promise<{ document: FlowDocument; issues: Issue[]; isBlocked: boolean }> {
  const document = await withSubflows(tx, { ...draft, name: draft.name.trim() });
  const issues = checkFlow(document, await readBindings(tx));
  const isBlocked = issues.some((issue) => issue.severity === "error");
  if (!isBlocked && Buffer.byteLength(JSON.stringify(document)) > limits.documentBytes) {
    const values = { limit: limits.documentBytes / 2 ** 20 };
    throw new AppError("tooLarge", "The flow and all that runs inside it are too large.", {
      reason: "flowTooLarge",
      values,
    });
  }
  return { document, issues, isBlocked };
}

interface Publication {
  flowId: string;
  draft: FlowDocument;
  note: string;
  moves: NumberMoves;
  scheduleId?: string;
}

/**
 * Makes a document the flow's newest version and points its numbers at it, with those it takes over and without those
 * it gives up; the caller holds the flow's draft (`lockDraft`), so that numbers follow one another. What is published
 * already becomes no second version.
 *
 * @param scheduleId of the scheduled publish that it is
 * @throws AppError tooLarge
 */
export async function publishDocument(
  tx: Prisma.TransactionClient,
  actor: Actor,
  { flowId, draft, note, moves, scheduleId }: Publication,
): Promise<Published> {
  const { document, issues, isBlocked } = await checkToPublish(tx, draft);
  if (isBlocked) return { ok: false, reason: "issues", issues };
  if (!(await nameAsDrawn(tx, flowId, draft.name)))
    return { ok: false, reason: "issues", issues: [nameTaken(draft.name), ...issues] };
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
  await holdNumbers(tx, flowId, moves);
  const takenFrom = await moveNumbers(tx, actor, { flowId, moves, scheduleId });
  await tx.phoneNumber.updateMany({ where: { flowId }, data: { flowVersionId: version.id } });
  const numbers = await tx.phoneNumber.findMany({ where: { flowId }, orderBy: { e164: "asc" } });
  await audit(tx, actor, {
    action: "flow.published",
    subjectType: "flow",
    subjectId: flowId,
    details: { version: version.number, checksum, numbers: numbers.length, ...(scheduleId && { scheduleId }) },
  });
  await notify(tx, "flows", "numbers", ...[flowId, ...takenFrom].map((id) => `flow:${id}`));
  return { ok: true, number: version.number, checksum, warnings: issues, numbers: numbers.map(published) };
}

const published = ({ e164, carrier }: { e164: string; carrier: string }): PublishedNumber => ({
  e164,
  carrier: carrier === "twilio" ? "twilio" : "virtual",
});

/** Flows that run it refer to it by its name, so the name has to be its own. */
const nameTaken = (name: string): Issue => ({
  code: "flow_name_taken",
  severity: "error",
  nodeId: null,
  path: "name",
  message: `Another flow is called "${name}".`,
  values: { name },
});

/** SHA-256 over the document's canonical JSON, in hex. */
function checksumOf(document: FlowDocument): string {
  return createHash("sha256")
    .update(canonicalJson(document as unknown as Json))
    .digest("hex");
}
