import pg from "pg";
import type { Logger } from "pino";

/**
 * Connections for the prepared statements of the call path, and for Prisma.
 *
 * Columns are `timestamp` without a zone and hold UTC, as Prisma writes them. Left alone `pg` would read and write them in
 * the machine's zone.
 *
 * @param url of the database
 * @param max connections; PostgreSQL allows 100 in all by default, the job queue and other copies included
 */
export function createPool(url: string, log: Pick<Logger, "warn">, max = 20): pg.Pool {
  pg.defaults.parseInputDatesAsUTC = true;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: { getTypeParser },
    // A database that is away must not hold a caller: the turn has a budget of 8 s and the fallback needs time to speak.
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the program.
  pool.on("error", (error) => log.warn({ code: (error as { code?: string }).code }, "a database connection broke"));
  return pool;
}

const TIMESTAMP = 1114;
const BIGINT = 20;

function getTypeParser(type: number, format?: "text" | "binary") {
  if (format !== "binary" && type === TIMESTAMP) return (text: string) => new Date(`${text.replace(" ", "T")}Z`);
  if (format !== "binary" && type === BIGINT) return Number;
  return pg.types.getTypeParser(type, format as "text");
}
