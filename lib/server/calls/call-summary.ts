import type { CallwrightApp } from "@/lib/server/app";
import type { CallSession as CallRow } from "@/lib/server/db/generated/client";

/** A call as lists show it. */
export interface CallSummary {
  callId: string;
  callerNumber: string;
  dialledNumber: string;
  /** lib/server/runtime/call-state.ts */
  state: string;
  endReason: string | null;
  startedAt: Date;
  endedAt: Date | null;
  /** Null when the dialled number had no flow. */
  flow: { id: string; name: string; version: number } | null;
  customer: { id: string; name: string } | null;
}

/** Names are looked up beside the calls: the tables of the call path are joined to nothing. */
export async function summarise(app: CallwrightApp, rows: CallRow[]): Promise<CallSummary[]> {
  const [flows, customers] = await Promise.all([
    app.prisma.flow.findMany({
      where: { id: { in: distinct(rows.map((row) => row.flowId)) } },
      select: { id: true, name: true },
    }),
    app.prisma.customer.findMany({
      where: { id: { in: distinct(rows.map((row) => row.customerId)) } },
      select: { id: true, firstName: true, lastName: true },
    }),
  ]);
  const flowNames = new Map(flows.map((flow) => [flow.id, flow.name]));
  const customerNames = new Map(customers.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  return rows.map((row) => ({
    callId: row.callId,
    callerNumber: row.callerNumber,
    dialledNumber: row.dialledNumber,
    state: row.state,
    endReason: row.endReason,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    flow: row.flowId && { id: row.flowId, name: flowNames.get(row.flowId) ?? "", version: row.flowVersion ?? 0 },
    customer:
      row.customerId && customerNames.has(row.customerId)
        ? { id: row.customerId, name: customerNames.get(row.customerId) as string }
        : null,
  })) as CallSummary[];
}

const distinct = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
