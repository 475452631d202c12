import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Prisma } from "@/lib/server/db/generated/client";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { type NumberMoves, noMoves, requireTaken } from "@/lib/server/flows/move-numbers";
import { notify } from "@/lib/server/flows/notify";
import { checkToPublish } from "@/lib/server/flows/publish-document";
import { type ChosenTime, instantOf, jobKey, lockSchedule } from "@/lib/server/flows/schedule-row";
import { addJobIn, removeJobIn } from "@/lib/server/jobs/transaction-jobs";
import type { JsonObject } from "@/lib/util/json";

/** What a person chooses for a publish to come. */
export interface ScheduleInput extends ChosenTime {
  note: string;
  /** Null: no number is moved then; for one that is changed, those that were to be moved before. */
  moves: NumberMoves | null;
}

export type ScheduleResult =
  | { ok: true; id: string; at: Date }
  /** What would stand in the way today; nothing was scheduled. */
  | { ok: false; reason: "issues"; issues: Issue[] }
  | { ok: false; reason: "conflict"; revision: number; document: FlowDocument };

type Person = Actor & { kind: "user" };

/** Of one flow: nobody plans more, and a loop of somebody's program stops here. */
const mostWaiting = 20;

/**
 * Keeps a copy of the draft as it is now, to be published at a time to come. What is drawn afterwards is not in it;
 * flows that run inside it are taken as they are published then.
 *
 * @param revision the one the person has looked at
 * @throws AppError notFound, also `numberGone`; badInput as `instantOf`; conflict `flowArchived`, `tooManySchedules`
 */
export async function schedulePublish(
  app: App,
  actor: Person,
  { flowId, revision, ...input }: ScheduleInput & { flowId: string; revision: number },
): Promise<ScheduleResult> {
  const at = instantOf(input);
  return app.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, flowId);
    if (draft.revision !== revision)
      return { ok: false, reason: "conflict", revision: draft.revision, document: draft.document };
    const { issues, isBlocked } = await checkToPublish(tx, draft.document);
    if (isBlocked) return { ok: false, reason: "issues", issues };
    if ((await tx.scheduledPublish.count({ where: { flowId, state: "waiting" } })) >= mostWaiting)
      throw new AppError("conflict", `A flow has ${mostWaiting} publishes ahead of it at most.`, {
        reason: "tooManySchedules",
        values: { limit: mostWaiting },
      });
    const moves = input.moves ?? noMoves;
    await requireTaken(tx, moves);
    const { id } = await tx.scheduledPublish.create({
      data: {
        flowId,
        document: draft.document as unknown as JsonObject,
        revision,
        at,
        note: input.note,
        timeZone: input.timeZone,
        scheduledBy: actor.id,
        ...moves,
      },
      select: { id: true },
    });
    await addJobIn(tx, "publishScheduled", { scheduleId: id }, { runAt: at, key: jobKey(id) });
    await record(tx, actor, "flow.publishScheduled", flowId, { scheduleId: id, at: at.toISOString(), revision });
    return { ok: true, id, at };
  });
}

/**
 * Gives a scheduled publish another time, note or numbers; what is published stays the copy that was made. Whoever
 * changes it answers for it from then on.
 *
 * @throws AppError notFound, also `numberGone`; badInput as `instantOf`; conflict when it is not waiting any more
 */
export async function changeSchedule(
  app: App,
  actor: Person,
  { scheduleId, ...input }: ScheduleInput & { scheduleId: string },
): Promise<{ at: Date }> {
  const at = instantOf(input);
  return app.prisma.$transaction(async (tx) => {
    const { flowId, at: before } = await waiting(tx, scheduleId);
    if (input.moves) await requireTaken(tx, input.moves);
    await tx.scheduledPublish.update({
      where: { id: scheduleId },
      data: {
        at,
        note: input.note,
        timeZone: input.timeZone,
        scheduledBy: actor.id,
        ...input.moves,
      },
    });
    await addJobIn(tx, "publishScheduled", { scheduleId }, { runAt: at, key: jobKey(scheduleId) });
    const details = { scheduleId, at: at.toISOString(), before: before.toISOString() };
    await record(tx, actor, "flow.scheduleChanged", flowId, details);
    return { at };
  });
}

/**
 * Calls a waiting publish off, or puts one that failed out of sight.
 *
 * @throws AppError notFound; conflict when it was published or called off meanwhile
 */
export async function cancelSchedule(app: App, actor: Person, scheduleId: string): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const { flowId, state } = await waiting(tx, scheduleId, "failed");
    await tx.scheduledPublish.update({ where: { id: scheduleId }, data: { state: "canceled" } });
    await removeJobIn(tx, jobKey(scheduleId));
    await record(tx, actor, "flow.scheduleCanceled", flowId, { scheduleId, was: state });
  });
}

async function waiting(tx: Prisma.TransactionClient, scheduleId: string, orAlso?: string) {
  const schedule = await lockSchedule(tx, scheduleId);
  if (!schedule) throw new AppError("notFound", "There is no such scheduled publish.");
  if (schedule.state !== "waiting" && schedule.state !== orAlso)
    throw new AppError("conflict", "It is not waiting any more.", { reason: "scheduleOver" });
  return schedule;
}

async function record(
  tx: Prisma.TransactionClient,
  actor: Actor,
  action: string,
  flowId: string,
  details: JsonObject,
): Promise<void> {
  await audit(tx, actor, { action, subjectType: "flow", subjectId: flowId, details });
  await notify(tx, "flows", `flow:${flowId}`);
}
