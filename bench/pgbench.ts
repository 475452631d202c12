import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { engine } from "@/lib/nodes/engine";
import type { CallRecord } from "@/lib/server/runtime/call-record";
import { PostgresCallStore } from "@/lib/server/runtime/postgres-call-store";
import type { QueryRunner } from "@/lib/server/runtime/query-runner";
import { makeTurns } from "@/lib/server/runtime/turn-work";
import { menuRing } from "./menu-ring";

const calls = 2_000;

/**
 * Transactions a second of a turn's one statement, as pgbench runs it alone (8 clients, prepared, as
 * postgresql.org/docs/current/pgbench.html tells); null where pgbench is not installed.
 *
 * @throws with what pgbench said when it failed
 */
export async function pgbenchTurns(databaseUrl: string, seconds: number): Promise<number | null> {
  const program = ["/usr/bin/pgbench", "/usr/lib/postgresql/15/bin/pgbench"].find(existsSync);
  if (!program) return null;
  const statement = await turnStatement();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await pool.query(
    `INSERT INTO call_session (call_id, carrier, call_sid, caller_number, dialled_number, state, revision, session, started_at, updated_at)
     SELECT 'pgbench' || i, 'twilio', 'pgbench' || i, '+15550100001', '+15550100002', 'inFlow', 1, '{}', now(), now()
     FROM generate_series(1, $1) i ON CONFLICT DO NOTHING`,
    [calls],
  );
  await pool.end();
  const folder = mkdtempSync(join(tmpdir(), "callwright-pgbench-"));
  try {
    writeFileSync(
      join(folder, "turn.sql"),
      `\\set call random(1, ${calls})\n\\set seq random(1, 2000000000)\n${statement}\n`,
    );
    const url = new URL(databaseUrl);
    const output = execFileSync(
      program,
      [
        "-n",
        "-M",
        "prepared",
        "-c",
        "8",
        "-j",
        "1",
        "-T",
        String(seconds),
        "-f",
        join(folder, "turn.sql"),
        "-h",
        url.hostname,
        "-p",
        url.port,
        "-U",
        decodeURIComponent(url.username),
        url.pathname.slice(1),
      ],
      { env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) }, stdio: ["ignore", "pipe", "pipe"] },
    ).toString();
    return Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The very SQL and values of a turn, with the call, the place in the timeline and the key left to pgbench. */
async function turnStatement(): Promise<string> {
  let recorded = { text: "", values: [] as unknown[] };
  const run = (async (_name: string, text: string, values: unknown[]) => {
    recorded = { text, values };
    return { rows: [{ written: 1 }], rowCount: 1 };
  }) as unknown as QueryRunner;
  const atMs = Date.now();
  const flow = menuRing(10);
  const started = engine.start(flow, { callId: "bench", from: "+15550100001", to: "+15550100002", atMs });
  const asked = engine.resume(flow, started.session, { type: "customerNotFound", at: atMs });
  const made = makeTurns(
    engine,
    flow,
    { session: asked.session, event: { type: "digitsPressed", at: atMs, digits: "1" } },
    [],
  );
  const call: CallRecord = {
    callId: "CALL",
    carrier: "twilio",
    callSid: "CALL",
    flowId: null,
    flowVersionId: null,
    flowVersion: null,
    state: "inFlow",
    revision: 1,
    eventCount: 0,
    session: asked.session,
  };
  const twiml = "<Response/>".padEnd(700, " ");
  await new PostgresCallStore(run, 12).update(call, {
    session: made.session,
    state: "inFlow",
    rows: made.rows,
    replies: [{ key: "KEY", status: "done", twiml }],
    jobs: [],
    atMs,
    endReason: null,
  });
  // Even within a literal pgbench takes `:null` for a variable, but not `: null`.
  const quoted = (text: string) => `'${text.replaceAll("'", "''").replace(/:(?=[a-z_])/gi, ": ")}'`;
  const literal = (value: unknown) =>
    value === null ? "NULL" : typeof value === "number" ? String(value) : quoted(String(value));
  return recorded.text
    .replace(/AND revision = \$2/, "AND revision > 0")
    .replace(/\$(\d+)/g, (_all, place: string) => literal(recorded.values[Number(place) - 1]))
    .replaceAll("'CALL'", "'pgbench' || :call")
    .replace('"key":"KEY"', `"key":"' || :seq || '"`)
    .replace(/"seq":\d+/g, `"seq":' || :seq || '`)
    .replace(/('(?:[^']|'')*'(?: \|\| :seq \|\| '(?:[^']|'')*')+)::/g, "($1)::")
    .replaceAll("\n", " ");
}
