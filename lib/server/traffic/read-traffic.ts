import { quantileOf } from "@/lib/metrics/durations";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import { addedDurations } from "./count-traffic";
import { type DrawnStep, drawnSteps } from "./drawn-steps";

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
 * What calls did in one flow, from hourly sums; hours that are only in part in the period (a time zone half an hour
 * aside, a period that begins at a quarter past) are summed from their calls.
 *
 * @throws AppError notFound
 */
export async function readTraffic(app: App, filter: TrafficFilter): Promise<FlowTraffic> {
  const { flowId } = filter;
  const flow = await app.prisma.flow.findUnique({ where: { id: flowId }, select: { id: true } });
  if (!flow) throw new AppError("notFound", "There is no such flow.", { reason: "flowNotFound" });
  const { firstHour, endHour } = wholeHours(filter);
  const { rows: sums } = await app.pool.query<SumRow>(trafficSql, [
    flowId,
    ...[filter.from, firstHour, endHour, filter.to].map((at) => at.toISOString()),
    filter.version,
    filter.dialledNumber,
    filter.language,
  ]);
  const { rows: choices } = await app.pool.query<ChoiceRow>(choicesSql, [
    flowId,
    ...[filter.from, firstHour, endHour, filter.to].map((at) => at.toISOString()),
  ]);
  const progress = await app.prisma.trafficProgress.findFirst();
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
      versions: choicesOf(choices, "version").map(({ value, calls }) => ({ version: Number(value), calls })),
      numbers: choicesOf(choices, "number").map(({ value: number, calls }) => ({ number, calls })),
      languages: choicesOf(choices, "language").map(({ value: language, calls }) => ({ language, calls })),
    },
    countedUntil: progress?.countedUntil ?? null,
  };
}

const hourMs = 3_600_000;

/** The hours that lie wholly in the period; none, at its beginning, when it is too short. */
function wholeHours({ from, to }: Pick<TrafficFilter, "from" | "to">) {
  const first = Math.ceil(from.getTime() / hourMs) * hourMs;
  const end = Math.floor(to.getTime() / hourMs) * hourMs;
  return { firstHour: new Date(first), endHour: new Date(Math.max(first, end)) };
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

const choicesOf = (rows: readonly ChoiceRow[], wanted: ChoiceRow["kind"]) =>
  rows.filter(({ kind }) => kind === wanted).sort((one, other) => other.calls - one.calls);

/**
 * Sums of whole hours by the primary key (flow and hour first), and of at most two parts of an hour by the index on when
 * a call began. The parts may be one, when the period is shorter than an hour.
 */
const parts = (columns: string, ofWhole: string) => `
  SELECT ${columns}, calls, times, durations FROM flow_traffic
  WHERE flow_id = $1 AND hour >= $3::timestamptz AT TIME ZONE 'UTC' AND hour < $4::timestamptz AT TIME ZONE 'UTC' ${ofWhole}
  UNION ALL
  SELECT ${columns}, 1, times, durations FROM call_passage
  WHERE flow_id = $1 AND started_at >= $2::timestamptz AT TIME ZONE 'UTC'
    AND started_at < least($3::timestamptz, $5::timestamptz) AT TIME ZONE 'UTC' ${ofWhole}
  UNION ALL
  SELECT ${columns}, 1, times, durations FROM call_passage
  WHERE flow_id = $1 AND started_at >= $4::timestamptz AT TIME ZONE 'UTC' AND started_at < $5::timestamptz AT TIME ZONE 'UTC' ${ofWhole}`;

const trafficSql = `SELECT node_id, way, sum(calls)::int AS calls, sum(times)::int AS times, ${addedDurations} AS durations
  FROM (${parts(
    "node_id, way",
    `AND ($6::int IS NULL OR flow_version = $6) AND ($7::text IS NULL OR dialled_number = $7)
     AND ($8::text IS NULL OR language = $8)`,
  )}) AS counted
  GROUP BY node_id, way`;

const choicesSql = `SELECT kind, value, sum(calls)::int AS calls
  FROM (${parts("flow_version, dialled_number, language", "AND node_id = '' AND way = 'in'")}) AS counted,
    LATERAL (VALUES ('version', flow_version::text), ('number', dialled_number), ('language', language)) AS by (kind, value)
  GROUP BY kind, value`;
