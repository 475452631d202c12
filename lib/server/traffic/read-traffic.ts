import { quantileOf } from "@/lib/metrics/durations";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import { type DrawnStep, drawnSteps } from "./drawn-steps";
import { type PeriodPart, partsOf } from "./period-parts";
import { addedDurations } from "./sum-traffic";

export interface TrafficFilter {
  flowId: string;
  /** Calls that began from then on and before the other. */
  from: Date;
  to: Date;
  /** Null: every one. */
  version: number | null;
  dialledNumber: string | null;
  /** What was spoken last, BCP 47. */
  language: string | null;
}

export interface FlowTraffic {
  /** Calls that went through the flow, also inside another, and how many callers hung up in it. */
  calls: number;
  hungUp: number;
  /** Steps that calls came to. */
  nodes: NodeTraffic[];
  /** Steps of the versions that these calls ran on (of the newest one when there were none), by id. */
  drawn: Record<string, DrawnStep>;
  /** What can be filtered by: everything that calls in the period had, whatever is filtered by now. */
  choices: {
    versions: { version: number; calls: number }[];
    numbers: { number: string; calls: number }[];
    languages: { language: string; calls: number }[];
  };
  /** Up to when calls are counted; null: nothing was counted yet. */
  countedUntil: Date | null;
}

/**
 * `calls` counts a call once however often it comes by, `times` counts every time; the times of all ways out together
 * are those that came in.
 */
export interface NodeTraffic {
  nodeId: string;
  calls: number;
  times: number;
  /** `WayOut` of lib/metrics/passages.ts. */
  ways: { way: string; calls: number; times: number }[];
  /** Of the visits in which the call waited; null: it never did. */
  medianSeconds: number | null;
  p90Seconds: number | null;
}

/**
 * What calls did in one flow, from the sums of whole days and hours; hours that are only in part in the period (a time
 * zone half an hour aside, a period that begins at a quarter past) are summed from their calls.
 *
 * @throws AppError notFound
 */
export async function readTraffic(app: App, filter: TrafficFilter): Promise<FlowTraffic> {
  const { flowId } = filter;
  const flow = await app.prisma.flow.findUnique({ where: { id: flowId }, select: { id: true } });
  if (!flow) throw new AppError("notFound", "There is no such flow.", { reason: "flowNotFound" });
  // Read first: days are summed for good up to when it is counted, and that only grows.
  const progress = await app.prisma.trafficProgress.findFirst();
  const parts = partsOf(filter, progress?.countedUntil ?? null);
  const [{ rows: sums }, { rows: choices }] = await Promise.all([
    app.pool.query<SumRow>(sumsOf(parts, filter)),
    app.pool.query<ChoiceRow>(choicesOf(parts, filter)),
  ]);
  const versions = choices.filter(({ kind }) => kind === "version").map(({ value }) => Number(value));
  const nodes = nodesOf(sums);
  const whole = nodes.get("");
  nodes.delete("");
  return {
    calls: whole?.calls ?? 0,
    hungUp: whole?.ways.find(({ way }) => way === "hungUp")?.calls ?? 0,
    nodes: [...nodes.values()],
    drawn: await drawnSteps(app, flowId, filter.version === null ? versions : [filter.version]),
    choices: {
      versions: mostCalled(choices, "version").map(({ value, calls }) => ({ version: Number(value), calls })),
      numbers: mostCalled(choices, "number").map(({ value: number, calls }) => ({ number, calls })),
      languages: mostCalled(choices, "language").map(({ value: language, calls }) => ({ language, calls })),
    },
    countedUntil: progress?.countedUntil ?? null,
  };
}

interface SumRow {
  node_id: string;
  way: string;
  calls: number;
  times: number;
  durations: number[];
}

function nodesOf(sums: readonly SumRow[]): Map<string, NodeTraffic> {
  const nodes = new Map<string, NodeTraffic>();
  for (const { node_id: nodeId, way, calls, times, durations } of sums) {
    const node = nodes.get(nodeId) ?? { nodeId, calls: 0, times: 0, ways: [], medianSeconds: null, p90Seconds: null };
    nodes.set(nodeId, node);
    if (way === "in")
      Object.assign(node, {
        calls,
        times,
        medianSeconds: quantileOf(durations, 0.5),
        p90Seconds: quantileOf(durations, 0.9),
      });
    else node.ways.push({ way, calls, times });
  }
  return nodes;
}

interface ChoiceRow {
  kind: "version" | "number" | "language";
  value: string;
  calls: number;
}

const mostCalled = (rows: readonly ChoiceRow[], wanted: ChoiceRow["kind"]) =>
  rows.filter(({ kind }) => kind === wanted).sort((one, other) => other.calls - one.calls);

const sources: Record<PeriodPart["table"], { began: string; calls: string }> = {
  flow_traffic_day: { began: "day", calls: "calls" },
  flow_traffic: { began: "hour", calls: "calls" },
  call_passage: { began: "started_at", calls: "1" },
};

/**
 * The rows of all parts; from days and hours by their primary keys, which begin with the flow and the time.
 *
 * @param values of the statement so far, `$1` the flow; where each part begins and ends is added
 */
export function rowsOf(parts: readonly PeriodPart[], values: unknown[], columns: string, which: string): string {
  const selects = parts.map(({ table, from, to }) => {
    const { began, calls } = sources[table];
    const [begin, end] = [from, to].map((at) => `$${values.push(at.toISOString())}::timestamptz AT TIME ZONE 'UTC'`);
    return `SELECT ${columns}, ${calls} AS calls, times, durations FROM ${table}
      WHERE flow_id = $1 AND ${began} >= ${begin} AND ${began} < ${end} AND ${which}`;
  });
  return `(${selects.join(" UNION ALL ")}) AS counted`;
}

function sumsOf(parts: readonly PeriodPart[], { flowId, version, dialledNumber, language }: TrafficFilter) {
  const values: unknown[] = [flowId, version, dialledNumber, language];
  const chosen = `($2::int IS NULL OR flow_version = $2) AND ($3::text IS NULL OR dialled_number = $3)
    AND ($4::text IS NULL OR language = $4)`;
  const text = `SELECT node_id, way, sum(calls)::int AS calls, sum(times)::int AS times, ${addedDurations} AS durations
    FROM ${rowsOf(parts, values, "node_id, way", chosen)} GROUP BY node_id, way`;
  return { text, values };
}

function choicesOf(parts: readonly PeriodPart[], { flowId }: TrafficFilter) {
  const values: unknown[] = [flowId];
  const text = `SELECT kind, value, sum(calls)::int AS calls
    FROM ${rowsOf(parts, values, "flow_version, dialled_number, language", "node_id = '' AND way = 'in'")},
      LATERAL (VALUES ('version', flow_version::text), ('number', dialled_number), ('language', language)) AS by (kind, value)
    GROUP BY kind, value`;
  return { text, values };
}
