import type { App } from "@/lib/server/app";
import { drawnSteps } from "@/lib/server/traffic/drawn-steps";

/** One count of a flow's traffic, see lib/server/traffic/read-traffic.ts. */
export interface Counted {
  flowId: string;
  nodeId: string;
  way: string;
  /** Absent: at any time. */
  period?: { from: Date; to: Date } | undefined;
  version?: number | undefined;
  number?: string | undefined;
  language?: string | undefined;
}

/** What the count was of, as the newest version that has it calls it; null where there is no such thing any more. */
export interface CountedNames {
  flow: string | null;
  step: { label: string; type: string } | null;
  exit: { id: string; label?: string } | null;
}

/** What else the calls must be; absent or null: anything. */
export interface Wanted {
  flowId?: string | undefined;
  customerId?: string | undefined;
  state?: "live" | "ended" | undefined;
  search: CallSearch | null;
}

/** A call is found by either. */
export interface CallSearch {
  /** Part of either number; null: by no number. */
  digits: string | null;
  customerIds: string[];
}

/**
 * The ids of exactly the calls that were counted and are wanted, newest first. One statement: wanted calls may be few
 * among very many that were counted.
 *
 * @param after the call that the first one follows; null: from the newest on
 */
export async function countedCalls(
  { pool }: App,
  { flowId, nodeId, way, period, version, number, language }: Counted,
  wanted: Wanted,
  after: { callId: string; startedAt: Date } | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ callId: string }>(
    `SELECT passage.call_id AS "callId" FROM call_passage passage JOIN call_session call USING (call_id)
     WHERE passage.flow_id = $1 AND passage.node_id = $2 AND passage.way = $3
       AND passage.started_at >= coalesce($4::timestamptz, '-infinity') AT TIME ZONE 'UTC'
       AND passage.started_at < coalesce($5::timestamptz, 'infinity') AT TIME ZONE 'UTC'
       AND ($6::int IS NULL OR passage.flow_version = $6) AND ($7::text IS NULL OR passage.dialled_number = $7)
       AND ($8::text IS NULL OR passage.language = $8)
       AND ($9::timestamptz IS NULL
         OR (passage.started_at, passage.call_id) < ($9::timestamptz AT TIME ZONE 'UTC', $10::text))
       AND ($11::text IS NULL OR call.flow_id = $11) AND ($12::text IS NULL OR call.customer_id = $12)
       AND ($13::text IS NULL OR (call.state = 'ended') = ($13 = 'ended'))
       AND ($14::text[] IS NULL OR call.customer_id = ANY ($14)
         OR strpos(call.caller_number, $15::text) > 0 OR strpos(call.dialled_number, $15::text) > 0)
     ORDER BY passage.started_at DESC, passage.call_id DESC LIMIT $16`,
    [
      flowId,
      nodeId,
      way,
      period?.from ?? null,
      period?.to ?? null,
      version ?? null,
      number ?? null,
      language ?? null,
      after?.startedAt ?? null,
      after?.callId ?? null,
      wanted.flowId ?? null,
      wanted.customerId ?? null,
      wanted.state ?? null,
      wanted.search?.customerIds ?? null,
      wanted.search?.digits ?? null,
      limit,
    ],
  );
  return rows.map(({ callId }) => callId);
}

export async function countedNames(app: App, { flowId, nodeId, way }: Counted): Promise<CountedNames> {
  const flow = await app.prisma.flow.findUnique({
    where: { id: flowId },
    select: { name: true, versions: { select: { number: true }, orderBy: { number: "desc" } } },
  });
  for (const { number } of nodeId === "" ? [] : (flow?.versions ?? [])) {
    const steps = await drawnSteps(app, flowId, [number]);
    const step = Object.hasOwn(steps, nodeId) ? steps[nodeId] : undefined;
    const exit = step?.exits.find(({ id }) => way === `exit:${id}`);
    if (!step || (way.startsWith("exit:") && !exit)) continue;
    return { flow: flow?.name ?? null, step: { label: step.label, type: step.type }, exit: exit ?? null };
  }
  return { flow: flow?.name ?? null, step: null, exit: null };
}
