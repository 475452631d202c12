import type { App } from "@/lib/server/app";
import { partsOf } from "./period-parts";
import { rowsOf } from "./read-traffic";

export interface VersionCalls {
  version: number;
  calls: number;
}

/** Calls that went through each version of a flow, also inside another, as far back as they are counted; none: not listed. */
export async function callsByVersion(app: App, flowId: string): Promise<VersionCalls[]> {
  const progress = await app.prisma.trafficProgress.findFirst();
  const parts = partsOf({ from: new Date(0), to: new Date() }, progress?.countedUntil ?? null);
  const values: unknown[] = [flowId];
  const { rows } = await app.pool.query<VersionCalls>(
    `SELECT flow_version AS version, sum(calls)::int AS calls
     FROM ${rowsOf(parts, values, "flow_version", "node_id = '' AND way = 'in'")} GROUP BY flow_version`,
    values,
  );
  return rows;
}
