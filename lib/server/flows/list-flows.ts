import type { App } from "@/lib/server/app";
import { personNames } from "@/lib/server/flows/person-name";

export interface FlowListItem {
  id: string;
  name: string;
  updatedAt: Date;
  updatedBy: string | null;
  /** Number of the newest published version; null when it was never published. */
  latestVersion: number | null;
  publishedAt: Date | null;
  /** Edited since it was last published (or never published). */
  draftAhead: boolean;
  /** When it is published next, of its own accord. */
  nextPublish: { at: Date; timeZone: string } | null;
  /** A scheduled publish did not happen, and nobody has looked after it yet. */
  scheduleFailed: boolean;
  numbers: { id: string; e164: string; label: string }[];
  archived: boolean;
}

/** Flows by name. A few hundred at most, so the page searches and sorts by itself. */
export async function listFlows({ prisma }: App, { archived }: { archived: boolean }): Promise<FlowListItem[]> {
  const flows = await prisma.flow.findMany({
    where: { archivedAt: archived ? { not: null } : null },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      archivedAt: true,
      updatedAt: true,
      draft: { select: { updatedAt: true, updatedBy: true } },
      numbers: { select: { id: true, e164: true, label: true }, orderBy: { e164: "asc" } },
      versions: { select: { number: true, publishedAt: true }, orderBy: { number: "desc" }, take: 1 },
      schedules: {
        where: { state: { in: ["waiting", "failed"] } },
        select: { state: true, at: true, timeZone: true },
        orderBy: { at: "asc" },
      },
    },
  });
  const names = await personNames(
    prisma,
    flows.map((flow) => flow.draft?.updatedBy ?? null),
  );
  return flows.map(({ draft, versions: [latest], schedules, ...flow }) => ({
    id: flow.id,
    name: flow.name,
    updatedAt: draft?.updatedAt ?? flow.updatedAt,
    updatedBy: names.get(draft?.updatedBy ?? null) ?? null,
    latestVersion: latest?.number ?? null,
    publishedAt: latest?.publishedAt ?? null,
    draftAhead: !latest || (draft !== null && draft.updatedAt > latest.publishedAt),
    nextPublish: nextOf(schedules),
    scheduleFailed: schedules.some(({ state }) => state === "failed"),
    numbers: flow.numbers,
    archived: flow.archivedAt !== null,
  }));
}

function nextOf(schedules: readonly { state: string; at: Date; timeZone: string }[]): FlowListItem["nextPublish"] {
  const next = schedules.find(({ state }) => state === "waiting");
  return next ? { at: next.at, timeZone: next.timeZone } : null;
}
