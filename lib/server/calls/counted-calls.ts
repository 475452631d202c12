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

const idsAtOnce = 500;

/**
 * The ids of exactly the calls that were counted, newest first, page by page.
 *
 * @param after the call that the first page follows; null: from the newest on
 */
export async function* countedCalls(
  { pool }: App,
  { flowId, nodeId, way, period, version, number, language }: Counted,
  after: { callId: string; startedAt: Date } | null,
): AsyncGenerator<string[]> {
  let last = after;
  for (;;) {
    const { rows } = await pool.query<{ callId: string; startedAt: Date }>(
      `SELECT call_id AS "callId", started_at AT TIME ZONE 'UTC' AS "startedAt" FROM call_passage
       WHERE flow_id = $1 AND node_id = $2 AND way = $3
         AND started_at >= coalesce($4::timestamptz, '-infinity') AT TIME ZONE 'UTC'
         AND started_at < coalesce($5::timestamptz, 'infinity') AT TIME ZONE 'UTC'
         AND ($6::int IS NULL OR flow_version = $6) AND ($7::text IS NULL OR dialled_number = $7)
         AND ($8::text IS NULL OR language = $8)
         AND ($9::timestamptz IS NULL OR (started_at, call_id) < ($9::timestamptz AT TIME ZONE 'UTC', $10::text))
       ORDER BY started_at DESC, call_id DESC LIMIT $11`,
      [
        flowId,
        nodeId,
        way,
        period?.from ?? null,
        period?.to ?? null,
        version ?? null,
        number ?? null,
        language ?? null,
        last?.startedAt ?? null,
        last?.callId ?? null,
        idsAtOnce,
      ],
    );
    if (rows.length > 0) yield rows.map(({ callId }) => callId);
    if (rows.length < idsAtOnce) return;
    last = rows.at(-1) ?? null;
  }
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
