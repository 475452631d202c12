import type pg from "pg";

/** Runs one prepared statement, named once and for all. */
export type QueryRunner = <R extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
) => Promise<pg.QueryResult<R>>;

/** @param timeoutMs after which a connection is given up, so that an outage cannot use up the pool */
export function createQueryRunner(pool: pg.Pool, timeoutMs: number): QueryRunner {
  return (name, text, values) => pool.query({ name, text, values, query_timeout: timeoutMs } as pg.QueryConfig);
}
