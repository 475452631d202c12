import { parseEnv } from "@/lib/env";
import { type CallwrightApp, closeApp, createApp } from "@/lib/server/app";
import { keepPastCall } from "@/lib/server/calls/keep-past-call";
import { startEmbedded } from "@/lib/server/db/embedded";
import { prepareDatabase } from "@/lib/server/db/prepare-database";
import { readTemplateCalls } from "@/lib/server/flows/template-calls";
import { readTemplate } from "@/lib/server/flows/templates";
import { PostgresCallStore } from "@/lib/server/runtime/postgres-call-store";
import { createQueryRunner } from "@/lib/server/runtime/query-runner";
import { assignFlow } from "@/lib/server/runtime/testing/assign-flow";
import { removeFolder, temporaryFolder } from "@/lib/server/test-server";
import { countTraffic } from "@/lib/server/traffic/count-traffic";
import { type FlowTraffic, readTraffic } from "@/lib/server/traffic/read-traffic";
import { runGoldenCall } from "@/lib/simulator/run-golden-call";
import { type BenchReport, median, rounded } from "./report";
import { type StopLater, untilStopped } from "./until-stopped";

const rounds = 5;
const eventsWanted = 1_000_000;
const slug = "support-line";
/** Both are dialled, so that there are sums of each. */
const numbers = ["+15550100002", "+15550100003"];
const dayMs = 86_400_000;

/**
 * What calls did in one flow in the last 30 days of a time zone half an hour aside, of a million events on two numbers:
 * the overlay's reading beside plain SQL over the timeline, which counts exits alone (here less is better).
 */
export function trafficBench(): Promise<BenchReport> {
  return untilStopped(measure);
}

async function measure(stopLater: StopLater): Promise<BenchReport> {
  const folder = temporaryFolder();
  stopLater(() => removeFolder(folder));
  const database = await startEmbedded(folder, { max_connections: "100" });
  stopLater(() => database.stop());
  await prepareDatabase(database.url);
  const app = createApp({
    env: parseEnv({ LOG_LEVEL: "error" }),
    publicUrl: "http://bench",
    databaseUrl: database.url,
  });
  stopLater(() => closeApp(app));

  const { flowId, calls, events } = await makeHistory(app);
  const counting = performance.now();
  await countTraffic(app);
  const countSeconds = (performance.now() - counting) / 1000;
  await app.pool.query("VACUUM ANALYZE");

  // Half past the hour at both ends, and a day of UTC in part: the reading has to look into every table.
  const to = new Date(Math.ceil(Date.now() / dayMs) * dayMs - 5.5 * 3_600_000);
  const period = { from: new Date(to.getTime() - 30 * dayMs), to };
  const read = () => readTraffic(app, { flowId, ...period, version: null, dialledNumber: null, language: null });
  const [first] = await timed(read);
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [readMs, traffic] = await timed(read);
    const [plainMs, exits] = await timed(() => exitsByPlainSql(app, flowId, period));
    expectSame(traffic, exits);
    ours.push(readMs);
    plain.push(plainMs);
  }
  return {
    name: "traffic",
    ratios: { plainSql: rounded(median(ours) / median(plain), 4) },
    figures: {
      ms30Days: rounded(median(ours), 1),
      ms30DaysFirstTime: rounded(first, 1),
      plainSqlMs: rounded(median(plain), 1),
      events,
      calls,
      countedEventsPerSecond: Math.round(events / countSeconds),
    },
    sources: { plainSql: "the timeline's own tables, one statement" },
  };
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const begin = performance.now();
  const result = await work();
  return [performance.now() - begin, result];
}

/** The golden calls of a flow of the gallery on both numbers, written once by the engine and then copied over 30 days. */
async function makeHistory(app: CallwrightApp): Promise<{ flowId: string; calls: number; events: number }> {
  const document = readTemplate(slug);
  const { flowId, versionId } = await assignFlow(app.prisma, document, { number: numbers[0] as string });
  const version = { flowId, flowVersionId: versionId, flowVersion: 1, document };
  const store = new PostgresCallStore(createQueryRunner(app.pool, 30_000), 0);
  // The last of them are over by now.
  const firstMs = Date.now() - 31 * dayMs - 3_600_000;
  for (const to of numbers) {
    for (const [name, golden] of readTemplateCalls(slug)) {
      const events = runGoldenCall(document, golden).call.turns.map(({ event }) => event);
      const shift = firstMs - (events[0]?.at ?? 0);
      const callId = `${name}-${to}`;
      const past = { callId, carrier: "virtual", callSid: callId, from: golden.world.from, to, version };
      await keepPastCall(
        store,
        past,
        events.map((event) => ({ ...event, at: event.at + shift })),
      );
    }
  }
  const { rows } = await app.pool.query<{ calls: number; events: number }>(
    "SELECT (SELECT count(*) FROM call_session)::int AS calls, (SELECT count(*) FROM call_event)::int AS events",
  );
  const { calls = 0, events = 0 } = rows[0] ?? {};
  const copies = Math.ceil(eventsWanted / events) - 1;
  for (const sql of copySql) await app.pool.query(sql, [copies]);
  return { flowId, calls: calls * (copies + 1), events: events * (copies + 1) };
}

/** Copies of what is there so far, evenly over the 31 days since; of the session what is counted by. */
const later = "make_interval(secs => copy * 31 * 86400.0 / $1::int)";
const copySql = [
  `INSERT INTO call_event (call_id, seq, at, type, node_id, data)
   SELECT call_id || '-' || copy, seq, at + ${later}, type, node_id, data
   FROM generate_series(1, $1::int) AS copy, call_event`,
  `INSERT INTO call_session (call_id, carrier, call_sid, caller_number, dialled_number, flow_id, flow_version_id,
     flow_version, state, revision, session, started_at, updated_at)
   SELECT call_id || '-' || copy, carrier, call_sid || '-' || copy, caller_number, dialled_number, flow_id,
     flow_version_id, flow_version, state, revision, jsonb_build_object('language', session -> 'language'),
     started_at + ${later}, updated_at + ${later}
   FROM generate_series(1, $1::int) AS copy, call_session`,
];

type Exits = Record<string, { calls: number; times: number }>;

async function exitsByPlainSql(
  app: CallwrightApp,
  flowId: string,
  { from, to }: { from: Date; to: Date },
): Promise<Exits> {
  const { rows } = await app.pool.query<{ exit: string; calls: number; times: number }>(
    `SELECT step ->> 'nodeId' || ' ' || (step ->> 'exit') AS exit, count(DISTINCT call_id)::int AS calls, count(*)::int AS times
     FROM call_session JOIN call_event USING (call_id), jsonb_array_elements(call_event.data -> 'steps') AS step
     WHERE flow_id = $1 AND started_at >= $2 AND started_at < $3 AND step ->> 'exit' IS NOT NULL
     GROUP BY step ->> 'nodeId', step ->> 'exit'`,
    [flowId, from, to],
  );
  return Object.fromEntries(rows.map(({ exit, calls, times }) => [exit, { calls, times }]));
}

/** A benchmark of wrong answers would say nothing. */
function expectSame({ nodes }: FlowTraffic, exits: Exits): void {
  const ours = nodes.flatMap(({ nodeId, ways }) =>
    ways.flatMap(({ way, ...counts }) =>
      way.startsWith("exit:") ? [{ exit: `${nodeId} ${way.slice(5)}`, ...counts }] : [],
    ),
  );
  const different = ours.filter(
    ({ exit, calls, times }) => exits[exit]?.calls !== calls || exits[exit]?.times !== times,
  );
  if (different.length > 0 || ours.length !== Object.keys(exits).length)
    throw new Error(`both sides count differently: ${JSON.stringify(different)}`);
}
