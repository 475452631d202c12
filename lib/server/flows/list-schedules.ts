import type { App } from "@/lib/server/app";
import { personNames } from "@/lib/server/flows/person-name";
import type { ScheduleFailure } from "@/lib/server/flows/publish-scheduled";

export interface ScheduleListItem {
  id: string;
  at: Date;
  /** In which the time was chosen. */
  timeZone: string;
  state: "waiting" | "failed";
  failure: ScheduleFailure | null;
  note: string;
  /** Of the draft that was copied. */
  revision: number;
  takes: string[];
  gives: string[];
  scheduledAt: Date;
  scheduledBy: string | null;
  /** The newest version that was published after this was scheduled, and which it will replace; null: none. */
  publishedSince: number | null;
}

/** What is still to be published, and what was to be and failed; the earliest first. */
export async function listSchedules({ prisma }: App, flowId: string): Promise<ScheduleListItem[]> {
  const rows = await prisma.scheduledPublish.findMany({
    where: { flowId, state: { in: ["waiting", "failed"] } },
    orderBy: { at: "asc" },
    omit: { document: true },
  });
  const latest = await prisma.flowVersion.findFirst({
    where: { flowId },
    orderBy: { number: "desc" },
    select: { number: true, publishedAt: true },
  });
  const names = await personNames(
    prisma,
    rows.map(({ scheduledBy }) => scheduledBy),
  );
  return rows.map(({ flowId: _flow, versionNumber: _version, ...row }) => ({
    ...row,
    state: row.state === "failed" ? "failed" : "waiting",
    failure: row.failure as ScheduleFailure | null,
    scheduledBy: names.get(row.scheduledBy) ?? null,
    publishedSince: latest && latest.publishedAt > row.scheduledAt ? latest.number : null,
  }));
}
