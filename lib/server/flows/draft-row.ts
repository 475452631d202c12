import { limits } from "@/lib/flow/limits";
import type { FlowPatch, PatchSubject } from "@/lib/flow/patch";
import { type SharedDraft, withPatches } from "@/lib/flow/shared-draft";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { FlowDraft, Prisma } from "@/lib/server/db/generated/client";
import { isNameTaken } from "@/lib/server/flows/flow-name";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import { BoundedMap } from "@/lib/server/runtime/bounded-map";
import type { JsonObject } from "@/lib/util/json";

/** A draft as one writer holds it: nobody else can change it until the transaction ends. */
export interface DraftRow extends SharedDraft {
  flowId: string;
  updatedBy: string | null;
}

/** @throws AppError notFound when there is no such flow or it is archived */
export async function lockDraft(tx: Prisma.TransactionClient, flowId: string): Promise<DraftRow> {
  const [row] = await tx.$queryRaw<DraftColumns[]>`
    SELECT flow_id AS "flowId", document, revision, touched, saves, updated_by AS "updatedBy"
    FROM flow_draft WHERE flow_id = ${flowId} FOR UPDATE`;
  // Only now that nobody else holds the draft: whoever archives a flow holds it too (holdDraft).
  const flow = row && (await tx.flow.findUnique({ where: { id: flowId }, select: { archivedAt: true } }));
  if (!row || !flow) throw new AppError("notFound", "There is no such flow.");
  if (flow.archivedAt)
    throw new AppError("conflict", "This flow is archived. Bring it back first.", { reason: "flowArchived" });
  return readDraftRow(row);
}

/** Keeps everybody else from saving, publishing and archiving the flow, and from leading numbers to it, until the end. */
export async function holdDraft(tx: Prisma.TransactionClient, flowId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM flow_draft WHERE flow_id = ${flowId} FOR UPDATE`;
}

/** A draft to look at, and who changed it last. */
export type SeenDraft = DraftRow & { editedBy: string | null };

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** Drafts as they were read last, by flow, and the revision that was asked for. */
    seenDrafts?: BoundedMap<string, { revision: number; read: Promise<SeenDraft | null> }>;
  }
}

const draftsInMemory = 20;

/**
 * A draft of at least this revision. Everybody who has a flow open asks at once after each save, and reading thousands of
 * steps takes a tenth of a second: it is done once.
 *
 * @returns null when there is no such flow
 */
export function readDraft(app: App, flowId: string, revision: number): Promise<SeenDraft | null> {
  app.seenDrafts ??= new BoundedMap(draftsInMemory);
  const known = app.seenDrafts.get(flowId);
  if (known && known.revision >= revision) return known.read;
  const seen = { revision, read: readNow(app, flowId) };
  app.seenDrafts.set(flowId, seen);
  seen.read.catch(() => {
    if (app.seenDrafts?.get(flowId) === seen) app.seenDrafts.delete(flowId);
  });
  return seen.read;
}

async function readNow({ prisma }: App, flowId: string): Promise<SeenDraft | null> {
  const [row] = await prisma.$queryRaw<(DraftColumns & { editedBy: string | null })[]>`
    SELECT d.flow_id AS "flowId", d.document, d.revision, d.touched, d.saves, d.updated_by AS "updatedBy", u.name AS "editedBy"
    FROM flow_draft d LEFT JOIN "user" u ON u.id = d.updated_by WHERE d.flow_id = ${flowId}`;
  return row ? { ...readDraftRow(row), editedBy: row.editedBy } : null;
}

type DraftColumns = Pick<FlowDraft, "flowId" | "document" | "revision" | "touched" | "saves" | "updatedBy">;

function readDraftRow(row: DraftColumns): DraftRow {
  return {
    flowId: row.flowId,
    document: readStoredFlow(row.document),
    revision: row.revision,
    touched: row.touched as Record<string, number>,
    saves: row.saves as string[],
    updatedBy: row.updatedBy,
  };
}

/**
 * Calls a flow what its draft calls it, unless another flow has that name: it is typed letter by letter, so a draft may
 * have any, and publishing asks.
 *
 * @returns false when the name is another flow's
 */
export async function nameAsDrawn(tx: Prisma.TransactionClient, flowId: string, drawn: string): Promise<boolean> {
  const name = drawn.trim();
  const flow = await tx.flow.findUniqueOrThrow({ where: { id: flowId }, select: { name: true } });
  if (flow.name !== name && (await isNameTaken(tx, name, flowId))) return false;
  // Also when the name stays: the flow was edited now.
  await tx.flow.update({ where: { id: flowId }, data: { name } });
  return true;
}

/**
 * Puts patches on a locked draft and makes the next revision of it.
 *
 * @param saveId see `SharedDraft.saves`
 * @returns the draft afterwards; the same one when the patches change nothing
 * @throws AppError tooLarge
 */
export async function writeDraft(
  tx: Prisma.TransactionClient,
  row: DraftRow,
  patches: readonly FlowPatch[],
  userId: string | null,
  saveId: string | null = null,
): Promise<{ draft: DraftRow; changed: PatchSubject[] }> {
  const applied = withPatches(row, patches, saveId);
  if (!applied.ok)
    throw new AppError("tooLarge", "The flow would grow too large.", {
      reason: applied.error.code,
      values: { limit: applied.error.limit },
    });
  const { draft, changed } = applied.value;
  if (changed.length === 0) return { draft: row, changed };
  const { document, revision, touched, saves } = draft;
  if (Buffer.byteLength(JSON.stringify(document)) > limits.documentBytes) {
    throw new AppError("tooLarge", "The flow would grow too large.", {
      reason: "flowTooLarge",
      values: { limit: limits.documentBytes / 2 ** 20 },
    });
  }
  await tx.flowDraft.update({
    where: { flowId: row.flowId },
    data: { document: document as unknown as JsonObject, revision, touched, saves, updatedBy: userId },
  });
  await nameAsDrawn(tx, row.flowId, document.name);
  return { draft: { ...draft, flowId: row.flowId, updatedBy: userId }, changed };
}
