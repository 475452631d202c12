import type { FlowDocument } from "@/lib/flow/document";
import { diffToPatches } from "@/lib/flow/patch";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Prisma } from "@/lib/server/db/generated/client";
import { lockDraft, writeDraft } from "@/lib/server/flows/draft-row";
import { holdNumbers, noMoves } from "@/lib/server/flows/move-numbers";
import { notify } from "@/lib/server/flows/notify";
import { personName, personNames } from "@/lib/server/flows/person-name";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

export interface VersionListItem {
  number: number;
  note: string;
  checksum: string;
  publishedAt: Date;
  publishedBy: string | null;
  /** When it was published on schedule: the time that was chosen for it. */
  scheduledFor: { at: Date; timeZone: string } | null;
  /** Numbers that new calls of this version come from. */
  numbers: { id: string; e164: string; label: string }[];
}

/** Newest first. */
export async function listVersions({ prisma }: App, flowId: string): Promise<VersionListItem[]> {
  const versions = await prisma.flowVersion.findMany({
    where: { flowId },
    orderBy: { number: "desc" },
    omit: { document: true },
    include: { numbers: { select: { id: true, e164: true, label: true } } },
  });
  const names = await personNames(
    prisma,
    versions.map((version) => version.publishedBy),
  );
  const schedules = await prisma.scheduledPublish.findMany({
    where: { flowId, state: "published" },
    select: { versionNumber: true, at: true, timeZone: true },
    orderBy: { at: "asc" },
  });
  const scheduledFor = new Map(schedules.map(({ versionNumber, ...time }) => [versionNumber, time]));
  return versions.map(({ number, note, checksum, publishedAt, publishedBy, numbers }) => ({
    number,
    note,
    checksum,
    publishedAt,
    publishedBy: names.get(publishedBy) ?? null,
    scheduledFor: scheduledFor.get(number) ?? null,
    numbers,
  }));
}

/** @throws AppError notFound */
export async function getVersion({ prisma }: App, flowId: string, number: number) {
  const version = await findVersion(prisma, flowId, number);
  return {
    number,
    note: version.note,
    checksum: version.checksum,
    publishedAt: version.publishedAt,
    publishedBy: await personName(prisma, version.publishedBy),
    document: readStoredFlow(version.document),
  };
}

/**
 * Makes a version's document the draft again, as one more edit: what the draft was stays reachable by undo in open
 * editors. Numbers are not touched.
 */
export async function restoreVersion(
  app: App,
  actor: Actor & { kind: "user" },
  { flowId, number }: { flowId: string; number: number },
): Promise<{ revision: number; document: FlowDocument }> {
  return app.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, flowId);
    const wanted = readStoredFlow((await findVersion(tx, flowId, number)).document);
    const { draft: restored } = await writeDraft(tx, draft, diffToPatches(draft.document, wanted), actor.id);
    await audit(tx, actor, {
      action: "flow.restored",
      subjectType: "flow",
      subjectId: flowId,
      details: { version: number, revision: restored.revision },
    });
    await notify(tx, "flows", `flow:${flowId}`);
    return { revision: restored.revision, document: restored.document };
  });
}

/**
 * Points the flow's numbers at an earlier (or later) version; the draft stays as it is.
 *
 * @param numberIds only these of them; null: all
 * @returns the numbers that changed, with the version that each answered with before: what it takes to undo it
 */
export async function rollBackNumbers(
  app: App,
  actor: Actor,
  { flowId, number, numberIds }: { flowId: string; number: number; numberIds: string[] | null },
): Promise<{ numbers: { id: string; before: number | null }[] }> {
  return app.prisma.$transaction(async (tx) => {
    const version = await findVersion(tx, flowId, number);
    // The draft's lock puts it before or after a publish, never into the middle of one.
    await lockDraft(tx, flowId);
    // Nor does another flow's publish take one of them meanwhile.
    await holdNumbers(tx, flowId, noMoves);
    const changed = await tx.phoneNumber.findMany({
      where: {
        flowId,
        OR: [{ flowVersionId: { not: version.id } }, { flowVersionId: null }],
        ...(numberIds && { id: { in: numberIds } }),
      },
      select: { id: true, flowVersion: { select: { number: true } } },
    });
    const count = changed.length;
    await tx.phoneNumber.updateMany({
      where: { id: { in: changed.map(({ id }) => id) }, flowId },
      data: { flowVersionId: version.id },
    });
    await audit(tx, actor, {
      action: "flow.rolledBack",
      subjectType: "flow",
      subjectId: flowId,
      details: { version: number, numbers: count },
    });
    await notify(tx, "flows", "numbers", `flow:${flowId}`);
    return { numbers: changed.map(({ id, flowVersion }) => ({ id, before: flowVersion?.number ?? null })) };
  });
}

/** @throws AppError notFound */
export async function findVersion(tx: Pick<Prisma.TransactionClient, "flowVersion">, flowId: string, number: number) {
  const version = await tx.flowVersion.findUnique({ where: { flowId_number: { flowId, number } } });
  if (!version) throw new AppError("notFound", "There is no such version.");
  return version;
}
