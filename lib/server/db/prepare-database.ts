import { runMigrations } from "graphile-worker";
import pg from "pg";
import { migrate } from "@/lib/server/db/migrate";

/**
 * Everything a database needs before the program uses it: our tables, those of the job queue (jobs are added in the same
 * transactions also where no worker runs), and the timeline's partitions for the coming months.
 */
export async function prepareDatabase(url: string): Promise<void> {
  await migrate(url);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool: pool });
    await pool.query(ENSURE_PARTITIONS_SQL);
  } finally {
    await pool.end();
  }
}

/** The current month and the three after it. */
export const ENSURE_PARTITIONS_SQL = "SELECT ensure_call_event_partitions(now() AT TIME ZONE 'UTC', 4)";
