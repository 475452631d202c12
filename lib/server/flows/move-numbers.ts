import { AppError } from "@/lib/server/api/app-error";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Prisma } from "@/lib/server/db/generated/client";

/**
 * What is to change about the numbers of a flow: ids of those it takes over, wherever they lead, and of those it gives
 * up. Only this is asked for and kept: what else the flow has got or lost meanwhile is nobody's mistake.
 */
export interface NumberMoves {
  takes: string[];
  gives: string[];
}

export const noMoves: NumberMoves = { takes: [], gives: [] };

export const movesAny = ({ takes, gives }: NumberMoves) => takes.length > 0 || gives.length > 0;

/**
 * Keeps everybody else from moving these numbers and the flow's own until the transaction ends; always in one order, so
 * that two publishes that take each other's numbers do not wait for each other. Calls that come in do not wait.
 */
export async function holdNumbers(
  tx: Prisma.TransactionClient,
  flowId: string,
  { takes, gives }: NumberMoves,
): Promise<void> {
  const ids = [...takes, ...gives];
  await tx.$executeRaw`
    SELECT 1 FROM phone_number WHERE flow_id = ${flowId} OR id = ANY(${ids}::text[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** One to give up that is gone is no matter: the flow does not have it. @throws AppError notFound `numberGone` */
export async function requireTaken(tx: Prisma.TransactionClient, { takes }: NumberMoves): Promise<void> {
  const found = await tx.phoneNumber.findMany({ where: { id: { in: takes } }, select: { id: true } });
  const gone = takes.find((id) => !found.some((number) => number.id === id));
  if (gone === undefined) return;
  const number = await nameOfGone(tx, gone);
  throw new AppError("notFound", `The number ${number} is gone.`, { reason: "numberGone", values: { number } });
}

/** As whoever deleted it knew it; its id where there never was one. */
async function nameOfGone(tx: Prisma.TransactionClient, id: string): Promise<string> {
  const where = { subjectType: "number", subjectId: id, action: "number.deleted" };
  const deletion = await tx.auditRecord.findFirst({ where, select: { details: true } });
  const details = deletion?.details;
  const e164 = details && typeof details === "object" && "e164" in details ? details.e164 : null;
  return typeof e164 === "string" ? e164 : id;
}

/**
 * Leads numbers to a flow and away from it; which version callers hear there is the caller's. Numbers that are gone are
 * passed over, and so are ones to give up that lead elsewhere by now.
 *
 * @param scheduleId of the scheduled publish that moves them
 * @returns the other flows that lost a number by it
 */
export async function moveNumbers(
  tx: Prisma.TransactionClient,
  actor: Actor,
  { flowId, moves, scheduleId }: { flowId: string; moves: NumberMoves; scheduleId?: string | undefined },
): Promise<string[]> {
  const takenFrom = new Set<string>();
  const elsewhere = { OR: [{ flowId: null }, { flowId: { not: flowId } }] };
  const changes = [
    { where: { id: { in: moves.takes }, ...elsewhere }, to: flowId },
    { where: { id: { in: moves.gives }, flowId }, to: null },
  ];
  for (const { where, to } of changes) {
    for (const { id, e164, flowId: from } of await tx.phoneNumber.findMany({ where })) {
      await tx.phoneNumber.update({ where: { id }, data: { flowId: to, flowVersionId: null } });
      if (from !== null && from !== flowId) takenFrom.add(from);
      await audit(tx, actor, {
        action: "number.assigned",
        subjectType: "number",
        subjectId: id,
        details: { e164, flowId: to, ...(scheduleId && { scheduleId }) },
      });
    }
  }
  return [...takenFrom];
}
