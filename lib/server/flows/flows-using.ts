import { findNodeType, type ResourceUse } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import { AppError } from "@/lib/server/api/app-error";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import { withSubflows } from "@/lib/server/flows/subflows";

/** Names of the flows that would miss something, in alphabetical order. */
export interface FlowsUsing {
  /** Callers reach a version that needs it. */
  live: string[];
  /** A copy that needs it is to be published. */
  scheduled: string[];
}

/** Which flows name this in their settings, also inside flows that they run; audio is `audioUses`. */
export async function flowsUsing(
  tx: Prisma.TransactionClient,
  kind: ResourceUse["kind"],
  name: string,
): Promise<FlowsUsing> {
  const include = { flow: { select: { name: true } } };
  const versions = await tx.flowVersion.findMany({ where: { numbers: { some: {} } }, include });
  const schedules = await tx.scheduledPublish.findMany({ where: { state: "waiting" }, include });
  const needsIt = ({ subflows = {}, ...flow }: FlowDocument) =>
    [flow, ...Object.values(subflows)].some((each) => uses(each, kind, name));
  const live = versions.filter(({ document }) => needsIt(readStoredFlow(document)));
  const scheduled: typeof schedules = [];
  // What runs inside a copy is taken when it is published.
  for (const each of schedules)
    if (needsIt(await withSubflows(tx, readStoredFlow(each.document)))) scheduled.push(each);
  return { live: namesOf(live), scheduled: namesOf(scheduled) };
}

/** @throws AppError conflict `inUse` with the flows that callers can reach, else `inSchedule` with those to be published */
export function refuseInUse({ live, scheduled }: FlowsUsing): void {
  const [flows, reason] = live.length > 0 ? [live, "inUse"] : [scheduled, "inSchedule"];
  if (flows.length === 0) return;
  const values = { flows: flows.join(", ") };
  throw new AppError("conflict", `In use by ${values.flows}.`, { reason, values });
}

const namesOf = (rows: readonly { flow: { name: string } }[]) => [...new Set(rows.map(({ flow }) => flow.name))].sort();

function uses(document: FlowDocument, kind: ResourceUse["kind"], name: string): boolean {
  return Object.values(document.nodes).some((node) => {
    const type = findNodeType(nodeTypes, node.type);
    const config = type?.configSchema.safeParse(node.config);
    if (!type || !config?.success) return false;
    return type.resources(config.data).some((resource) => resource.kind === kind && resource.name === name);
  });
}
