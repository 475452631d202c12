import type { FlowDocument } from "@/lib/flow/document";
import { flowGraph } from "@/lib/flow/graph";
import { nodeResources } from "@/lib/flow/node-resources";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/** A place where a flow names a recorded prompt. */
export interface AudioUse {
  flowId: string;
  flowName: string;
  /** The draft, a published version, or a copy of the draft that is to be published. */
  in: "draft" | "version" | "schedule";
  /** Of the published version; else null. */
  version: number | null;
  /** The step that plays it, and where in it; null inside a subflow, which has its own line. */
  step: { id: string; label: string; type: string; path: string } | null;
}

/**
 * Where recorded prompts are named, by prompt: in the drafts of all flows that are not archived, in what callers can
 * reach now, in the newest version of each flow, and in what is to be published. Reads all of these, so it is for a page, not for a call.
 */
export async function audioUses(tx: Prisma.TransactionClient): Promise<Map<string, AudioUse[]>> {
  const flows = await tx.flow.findMany({
    where: { OR: [{ archivedAt: null }, { numbers: { some: {} } }] },
    orderBy: { name: "asc" },
    select: { id: true, name: true, archivedAt: true, draft: { select: { document: true } } },
  });
  const versions = await publishedVersions(tx);
  const schedules = await tx.scheduledPublish.findMany({
    where: { state: "waiting" },
    orderBy: { at: "asc" },
    select: { flowId: true, document: true },
  });
  const uses = new Map<string, AudioUse[]>();
  for (const flow of flows) {
    const add = (name: string, place: Pick<AudioUse, "in" | "version">, step: AudioUse["step"]) => {
      const found = uses.get(name) ?? [];
      uses.set(name, [...found, { flowId: flow.id, flowName: flow.name, ...place, step }]);
    };
    const addAll = (document: unknown, place: "draft" | "schedule") => {
      for (const { name, step } of namedIn(readStoredFlow(document))) add(name, { in: place, version: null }, step);
    };
    if (flow.draft && flow.archivedAt === null) addAll(flow.draft.document, "draft");
    for (const { document } of schedules.filter(({ flowId }) => flowId === flow.id)) addAll(document, "schedule");
    for (const { number, document } of versions.filter(({ flowId }) => flowId === flow.id)) {
      const published = readStoredFlow(document);
      const place = { in: "version", version: number } as const;
      for (const { name, step } of namedIn(published)) add(name, place, step);
      const inside = Object.values(published.subflows ?? {}).flatMap(namedIn);
      for (const name of new Set(inside.map((each) => each.name))) add(name, place, null);
    }
  }
  return uses;
}

/** What a number leads to, and the newest of each flow: that is what one click makes callers reach. */
async function publishedVersions(tx: Prisma.TransactionClient) {
  const newest = await tx.flowVersion.groupBy({ by: ["flowId"], _max: { number: true } });
  return tx.flowVersion.findMany({
    where: {
      OR: [
        { numbers: { some: {} } },
        ...newest.map(({ flowId, _max }) => ({ flowId, number: _max.number ?? 0, flow: { archivedAt: null } })),
      ],
    },
    orderBy: { number: "desc" },
    select: { flowId: true, number: true, document: true },
  });
}

function namedIn(document: FlowDocument): { name: string; step: NonNullable<AudioUse["step"]> }[] {
  return [...flowGraph(document, nodeTypes).nodes.values()].flatMap((found) =>
    nodeResources(found)
      .filter(({ kind }) => kind === "audio")
      .map(({ name, path }) => ({
        name,
        step: { id: found.id, label: found.node.label, type: found.node.type, path },
      })),
  );
}
