import { randomUUID } from "node:crypto";
import { tracked } from "@trpc/server";
import { z } from "zod";
import type { FlowPatch } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import { patchesSince } from "@/lib/flow/shared-draft";
import { AppError, notSignedIn } from "@/lib/server/api/app-error";
import { changesOf } from "@/lib/server/api/changes-of";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import type { App } from "@/lib/server/app";
import { may } from "@/lib/server/auth/permissions";
import { readDraft } from "@/lib/server/flows/draft-row";
import { arrive, leave, type Present, presenceTopic, presentIn } from "@/lib/server/flows/presence";

/** What somebody who has a flow open hears of the others. */
export type FlowNews =
  /** What turns the draft of revision `from` into that of `revision`. */
  | { kind: "edited"; from: number; revision: number; patches: FlowPatch[]; editedBy: string | null }
  | { kind: "present"; people: Present[] }
  | { kind: "archived"; archived: boolean }
  /** Its versions, what is scheduled, or what its numbers answer with are not what they were. */
  | { kind: "published" };

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
  .subscription(async function* ({
    ctx: { app, user, sessionId },
    input: { flowId, tabId, since, lastEventId },
    signal,
  }) {
    const connectionId = randomUUID();
    let revision = lastEventId ?? since;
    let people: Present[] | null = null;
    let archived = false;
    let published: string | null = null;
    const heard = (news: FlowNews) => tracked(String(revision), news);
    await arrive(app, { flowId, tabId, userId: user.id, connectionId });
    try {
      for await (const _ of changesOf(app.bus, [`flow:${flowId}`, presenceTopic(flowId)], signal, lookMs)) {
        const flow = await glance(app, { flowId, userId: user.id, sessionId });
        const draft = flow.revision > revision ? await readDraft(app, flowId, flow.revision) : null;
        if (draft) {
          const [from, patches] = [revision, patchesSince(draft, revision)];
          revision = draft.revision;
          yield heard({ kind: "edited", from, revision, patches, editedBy: draft.editedBy });
        }
        if (archived !== flow.archived) {
          archived = !archived;
          yield heard({ kind: "archived", archived });
        }
        if (published !== null && published !== flow.published) yield heard({ kind: "published" });
        published = flow.published;
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

interface Glance {
  revision: number;
  archived: boolean;
  /** The same text as long as the newest version, what is scheduled and what the numbers answer with are the same. */
  published: string;
}

/**
 * What tells whether there is any news, in one statement: every edit waits for it, and every open designer asks every
 * few seconds.
 *
 * @throws AppError notFound when the flow is gone, notSignedIn and notAllowed: a subscription lives longer than a
 *   session or a right may
 */
async function glance(
  { prisma }: App,
  { flowId, userId, sessionId = null }: { flowId: string; userId: string; sessionId: string | null | undefined },
): Promise<Glance> {
  const [found] = await prisma.$queryRaw<(Glance & { isSignedIn: boolean; role: string | null })[]>`
    SELECT d.revision, f.archived_at IS NOT NULL AS archived,
      (${sessionId}::text IS NULL OR EXISTS (
        SELECT FROM session WHERE id = ${sessionId} AND user_id = ${userId} AND expires_at > (now() AT TIME ZONE 'utc')
      )) AS "isSignedIn",
      (SELECT role FROM "user" WHERE id = ${userId} AND disabled_at IS NULL) AS role,
      jsonb_build_array(
        (SELECT max(number) FROM flow_version WHERE flow_id = f.id),
        (SELECT jsonb_agg(jsonb_build_array(id, state, at, time_zone, note, revision, takes, gives) ORDER BY id)
         FROM scheduled_publish WHERE flow_id = f.id AND state IN ('waiting', 'failed')),
        (SELECT jsonb_agg(jsonb_build_array(id, flow_version_id) ORDER BY id) FROM phone_number WHERE flow_id = f.id)
      )::text AS published
    FROM flow f JOIN flow_draft d ON d.flow_id = f.id WHERE f.id = ${flowId}`;
  if (!found) throw new AppError("notFound", "There is no such flow.");
  const { isSignedIn, role, ...flow } = found;
  if (!isSignedIn) throw notSignedIn();
  if (role === null || !may(role, "flows.read")) throw new AppError("notAllowed", "Your role does not allow this.");
  return flow;
}
