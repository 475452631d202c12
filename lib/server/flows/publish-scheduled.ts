import { z } from "zod";
import type { Issue } from "@/lib/flow/issue";
import { AppError } from "@/lib/server/api/app-error";
import { audit } from "@/lib/server/auth/audit";
import { may } from "@/lib/server/auth/permissions";
import type { Prisma } from "@/lib/server/db/generated/client";
import { lockDraft } from "@/lib/server/flows/draft-row";
import { movesAny } from "@/lib/server/flows/move-numbers";
import { notify } from "@/lib/server/flows/notify";
import { publishDocument } from "@/lib/server/flows/publish-document";
import { lockSchedule } from "@/lib/server/flows/schedule-row";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import type { JobTask } from "@/lib/server/jobs/tasks";
import type { JsonObject } from "@/lib/util/json";

/** Why a scheduled publish did not happen. */
export type ScheduleFailure =
  /** Something it needs is gone, or a flow that runs inside it has changed. */
  | { reason: "issues"; issues: Issue[] }
  /** Whoever scheduled it may not publish any more, or is no more. */
  | { reason: "notAllowed" }
  | { reason: "flowArchived" }
  | { reason: "flowTooLarge" };

const payloadSchema = z.object({ scheduleId: z.string() });

/**
 * Publishes what was scheduled, by the rules of now and in the name of whoever scheduled it. However often and in
 * however many copies it runs, it is published once: the row's state is changed in the transaction that publishes.
 */
export const publishScheduled: JobTask = async (payload, { app }) => {
  const { scheduleId } = payloadSchema.parse(payload);
  await app.prisma.$transaction(async (tx) => {
    const schedule = await lockSchedule(tx, scheduleId);
    if (schedule?.state !== "waiting" || schedule.at.getTime() > Date.now()) return;
    const { flowId, scheduledBy } = schedule;
    const outcome = await publish(tx, schedule);
    await tx.scheduledPublish.update({
      where: { id: scheduleId },
      data:
        "number" in outcome
          ? { state: "published", versionNumber: outcome.number }
          : { state: "failed", failure: outcome as unknown as JsonObject },
    });
    if ("number" in outcome) return;
    await audit(
      tx,
      { kind: "system" },
      {
        action: "flow.scheduledPublishFailed",
        subjectType: "flow",
        subjectId: flowId,
        details: { scheduleId, reason: outcome.reason, scheduledBy },
      },
    );
    await notify(tx, "flows", `flow:${flowId}`);
  });
};

type Schedule = NonNullable<Awaited<ReturnType<typeof lockSchedule>>>;

async function publish(
  tx: Prisma.TransactionClient,
  { id, flowId, document, note, takes, gives, scheduledBy }: Schedule,
): Promise<{ number: number } | ScheduleFailure> {
  const person = await tx.user.findUnique({ where: { id: scheduledBy } });
  const moves = { takes, gives };
  if (!person || person.disabledAt !== null || !may(person.role, "flows.publish")) return { reason: "notAllowed" };
  if (movesAny(moves) && !may(person.role, "numbers.edit")) return { reason: "notAllowed" };
  try {
    await lockDraft(tx, flowId);
    const actor = { kind: "user", id: person.id } as const;
    const draft = readStoredFlow(document);
    const published = await publishDocument(tx, actor, { flowId, draft, note, moves, scheduleId: id });
    return published.ok ? { number: published.number } : { reason: "issues", issues: published.issues };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.reason === "flowArchived" || error.reason === "flowTooLarge") return { reason: error.reason };
    throw error;
  }
}
