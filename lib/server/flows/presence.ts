import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";

/** A tab in which somebody has a flow open. */
export interface Present {
  tabId: string;
  userId: string;
  name: string;
  /** The node that is chosen there. */
  nodeId: string | null;
}

/** A tab that was not heard of for this long is gone; a browser tells of itself every ten seconds. */
const goneAfterSeconds = 25;

/** Topic of the bus: who is in a flow, or where, changed. */
export const presenceTopic = (flowId: string): string => `presence:${flowId}`;

/** Everybody who has the flow open now, by whichever copy, in the order in which they came. */
export async function presentIn({ prisma }: App, flowId: string): Promise<Present[]> {
  return prisma.$queryRaw<Present[]>`
    SELECT p.tab_id AS "tabId", p.user_id AS "userId", u.name, p.node_id AS "nodeId"
    FROM flow_presence p JOIN "user" u ON u.id = p.user_id
    WHERE p.flow_id = ${flowId} AND p.seen_at > (now() AT TIME ZONE 'utc') - make_interval(secs => ${goneAfterSeconds})
    ORDER BY p.since, p.tab_id`;
}

/**
 * Somebody opened the flow. A tab goes along with its person from flow to flow; to another person it goes only once it
 * counts as gone.
 *
 * @param connectionId the subscription that the tab lives by; `leave` names it
 */
export async function arrive(
  app: App,
  { flowId, tabId, userId, connectionId }: { flowId: string; tabId: string; userId: string; connectionId: string },
): Promise<void> {
  await app.prisma.$executeRaw`DELETE FROM flow_presence
    WHERE seen_at < (now() AT TIME ZONE 'utc') - make_interval(secs => ${10 * goneAfterSeconds})`;
  await app.prisma.$executeRaw`
    INSERT INTO flow_presence (tab_id, flow_id, user_id, connection_id, since, seen_at)
    SELECT ${tabId}, id, ${userId}, ${connectionId}, (now() AT TIME ZONE 'utc'), (now() AT TIME ZONE 'utc') FROM flow WHERE id = ${flowId}
    ON CONFLICT (tab_id) DO UPDATE SET
      flow_id = excluded.flow_id, user_id = excluded.user_id, connection_id = excluded.connection_id, seen_at = excluded.seen_at,
      since = CASE WHEN (flow_presence.flow_id, flow_presence.user_id) = (excluded.flow_id, excluded.user_id)
        THEN flow_presence.since ELSE excluded.since END,
      node_id = CASE WHEN (flow_presence.flow_id, flow_presence.user_id) = (excluded.flow_id, excluded.user_id)
        THEN flow_presence.node_id END
    WHERE flow_presence.user_id = excluded.user_id
      OR flow_presence.seen_at < (now() AT TIME ZONE 'utc') - make_interval(secs => ${goneAfterSeconds})`;
  await app.bus.publish(presenceTopic(flowId));
}

/** The tab was closed. One that has come back by another connection meanwhile stays. */
export async function leave(
  app: App,
  { flowId, tabId, connectionId }: { flowId: string; tabId: string; connectionId: string },
): Promise<void> {
  await app.prisma.flowPresence.deleteMany({ where: { tabId, connectionId } });
  await app.bus.publish(presenceTopic(flowId));
}

/**
 * Tells that a tab is still there, and which node is chosen in it. Others hear of it when that is another one.
 *
 * @throws AppError notFound when the tab has not opened the flow, or was away for too long: it should open it anew
 */
export async function tellWhere(
  app: App,
  actor: Actor & { kind: "user" },
  { flowId, tabId, nodeId }: { flowId: string; tabId: string; nodeId: string | null },
): Promise<void> {
  const [before] = await app.prisma.$queryRaw<{ isNews: boolean }[]>`
    WITH before AS (
      SELECT tab_id, node_id, seen_at FROM flow_presence
      WHERE tab_id = ${tabId} AND user_id = ${actor.id} AND flow_id = ${flowId} FOR UPDATE
    ), written AS (
      UPDATE flow_presence p SET node_id = ${nodeId}, seen_at = (now() AT TIME ZONE 'utc') FROM before b WHERE p.tab_id = b.tab_id
    )
    SELECT node_id IS DISTINCT FROM ${nodeId}
      OR seen_at < (now() AT TIME ZONE 'utc') - make_interval(secs => ${goneAfterSeconds}) AS "isNews" FROM before`;
  if (!before) throw new AppError("notFound", "This tab has not opened the flow.");
  if (before.isNews) await app.bus.publish(presenceTopic(flowId));
}
