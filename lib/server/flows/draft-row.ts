import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import {
  applyPatches,
  diffToPatches,
  type FlowField,
  type FlowPatch,
  flowFields,
  type PatchSubject,
  subjectOf,
} from "@/lib/flow/patch";
import { AppError } from "@/lib/server/api/app-error";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import type { JsonObject } from "@/lib/util/json";

/** A draft as one writer holds it: nobody else can change it until the transaction ends. */
export interface DraftRow {
  flowId: string;
  document: FlowDocument;
  revision: number;
  /** Which revision last changed each part. */
  touched: Record<string, number>;
  updatedBy: string | null;
}

/** @throws AppError notFound when there is no such flow or it is archived */
export async function lockDraft(tx: Prisma.TransactionClient, flowId: string): Promise<DraftRow> {
  await tx.$executeRaw`SELECT 1 FROM flow_draft WHERE flow_id = ${flowId} FOR UPDATE`;
  const row = await tx.flowDraft.findUnique({ where: { flowId }, include: { flow: { select: { archivedAt: true } } } });
  if (!row) throw new AppError("notFound", "There is no such flow.");
  if (row.flow.archivedAt)
    throw new AppError("conflict", "This flow is archived. Bring it back first.", { reason: "flowArchived" });
  return {
    flowId,
    document: readStoredFlow(row.document),
    revision: row.revision,
    touched: row.touched as Record<string, number>,
    updatedBy: row.updatedBy,
  };
}

/**
 * Puts patches on a locked draft and makes the next revision of it.
 *
 * @returns the draft afterwards; the same one when the patches change nothing
 * @throws AppError tooLarge
 */
export async function writeDraft(
  tx: Prisma.TransactionClient,
  draft: DraftRow,
  patches: readonly FlowPatch[],
  userId: string | null,
): Promise<{ draft: DraftRow; changed: PatchSubject[] }> {
  const applied = applyPatches(draft.document, patches);
  if (!applied.ok)
    throw new AppError("tooLarge", "The flow would grow too large.", {
      reason: applied.error.code,
      values: { limit: applied.error.limit },
    });
  const document = applied.value;
  const changed = diffToPatches(draft.document, document).map(subjectOf);
  if (changed.length === 0) return { draft, changed };
  if (Buffer.byteLength(JSON.stringify(document)) > limits.documentBytes) {
    throw new AppError("tooLarge", "The flow would grow too large.", {
      reason: "flowTooLarge",
      values: { limit: limits.documentBytes / 2 ** 20 },
    });
  }
  const revision = draft.revision + 1;
  const touched = { ...draft.touched };
  for (const subject of changed) touched[subject] = revision;
  await tx.flowDraft.update({
    where: { flowId: draft.flowId },
    data: { document: document as unknown as JsonObject, revision, touched, updatedBy: userId },
  });
  await tx.flow.update({ where: { id: draft.flowId }, data: { name: document.name } });
  return { draft: { ...draft, document, revision, touched, updatedBy: userId }, changed };
}

/** What others did to the draft since a revision, as patches from the parts they touched to how those stand now. */
export function patchesSince({ document, touched }: DraftRow, revision: number): FlowPatch[] {
  return Object.entries(touched)
    .filter(([, at]) => at > revision)
    .flatMap(([subject]) => patchTo(document, subject) ?? []);
}

function patchTo(document: FlowDocument, subject: string): FlowPatch | null {
  const colon = subject.indexOf(":");
  const [kind, id] = [subject.slice(0, colon), subject.slice(colon + 1)];
  if (kind === "node") {
    const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
    return node ? { op: "setNode", id, node } : { op: "removeNode", id };
  }
  if (kind === "layout") return { op: "setLayout", id, at: document.layout[id] ?? null };
  if (kind === "field" && flowFields.some((field) => field === id)) {
    return { op: "setField", field: id as FlowField, value: document[id as FlowField] } as FlowPatch;
  }
  if (kind !== "comment") return null;
  const comment = document.comments.find((candidate) => candidate.id === id);
  return comment ? { op: "setComment", comment } : { op: "removeComment", id };
}
