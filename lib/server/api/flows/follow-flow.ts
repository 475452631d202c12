import { randomUUID } from "node:crypto";
import { tracked } from "@trpc/server";
import { z } from "zod";
import type { FlowPatch } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import { patchesSince } from "@/lib/flow/shared-draft";
import { AppError } from "@/lib/server/api/app-error";
import { changesOf } from "@/lib/server/api/changes-of";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import type { App } from "@/lib/server/app";
import { may } from "@/lib/server/auth/permissions";
import { readDraftRow } from "@/lib/server/flows/draft-row";
import { personName } from "@/lib/server/flows/person-name";
import { arrive, leave, type Present, presenceTopic, presentIn } from "@/lib/server/flows/presence";

/** What somebody who has a flow open hears of the others. */
export type FlowNews =
  /** What turns the draft of revision `from` into that of `revision`. */
  | { kind: "edited"; from: number; revision: number; patches: FlowPatch[]; editedBy: string | null }
  | { kind: "present"; people: Present[] }
  | { kind: "archived"; archived: boolean };

/** So that a tab that vanished is gone for the others in time. */
const lookMs = 5_000;

/**
 * Others' saved edits as they come, and who has the flow open, by whichever copy of the program. The tab counts as
 * present while it listens.
 *
 * @param since the revision that the tab has
 */
export const followFlow = procedure("flows.read")
  .input(
    z.strictObject({
      flowId: id,
      tabId: id,
      since: z.number().int().min(1),
      /** Set by the browser when it comes back: the last revision it heard of. */
      lastEventId: z.coerce.number().int().min(1).optional(),
    }),
  )
  .subscription(async function* ({ ctx: { app, user }, input: { flowId, tabId, since, lastEventId }, signal }) {
    const connectionId = randomUUID();
    let revision = lastEventId ?? since;
    let people: Present[] | null = null;
    let archived = false;
    const heard = (news: FlowNews) => tracked(String(revision), news);
    await arrive(app, { flowId, tabId, userId: user.id, connectionId });
    try {
      for await (const _ of changesOf(app.bus, [`flow:${flowId}`, presenceTopic(flowId)], signal, lookMs)) {
        await stillMay(app, user.id);
        const flow = await app.prisma.flow.findUnique({
          where: { id: flowId },
          select: { archivedAt: true, draft: { select: { revision: true } } },
        });
        if (!flow) throw new AppError("notFound", "There is no such flow.");
        if (flow.draft && flow.draft.revision > revision) {
          const draft = readDraftRow(await app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId } }));
          const [from, patches] = [revision, patchesSince(draft, revision)];
          revision = draft.revision;
          const editedBy = await personName(app.prisma, draft.updatedBy);
          yield heard({ kind: "edited", from, revision, patches, editedBy });
        }
        if (archived !== (flow.archivedAt !== null)) {
          archived = !archived;
          yield heard({ kind: "archived", archived });
        }
        const present = await presentIn(app, flowId);
        if (!sameJson(present, people)) {
          people = present;
          yield heard({ kind: "present", people });
        }
      }
    } finally {
      await leave(app, { flowId, tabId, connectionId });
    }
  });

/** A subscription lives longer than a right may. */
async function stillMay({ prisma }: App, userId: string): Promise<void> {
  const user = await prisma.user.findUnique({ where: { id: userId }, select: { role: true, disabledAt: true } });
  if (!user || user.disabledAt || !may(user.role, "flows.read"))
    throw new AppError("notAllowed", "Your role does not allow this.");
}
