import { findNodeType, type ResourceUse } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/** Names of the flows whose live version (one that a phone number leads to) names this in its settings; audio is `audioUses`. */
export async function flowsUsing(
  tx: Prisma.TransactionClient,
  kind: ResourceUse["kind"],
  name: string,
): Promise<string[]> {
  const using = (await liveVersions(tx)).filter(({ document }) => {
    const flow = readStoredFlow(document);
    return [flow, ...Object.values(flow.subflows ?? {})].some((each) => uses(each, kind, name));
  });
  return namesOf(using);
}

const liveVersions = (tx: Prisma.TransactionClient) =>
  tx.flowVersion.findMany({ where: { numbers: { some: {} } }, include: { flow: { select: { name: true } } } });

const namesOf = (versions: readonly { flow: { name: string } }[]) =>
  [...new Set(versions.map(({ flow }) => flow.name))].sort();

function uses(document: FlowDocument, kind: ResourceUse["kind"], name: string): boolean {
  return Object.values(document.nodes).some((node) => {
    const type = findNodeType(nodeTypes, node.type);
    const config = type?.configSchema.safeParse(node.config);
    if (!type || !config?.success) return false;
    return type.resources(config.data).some((resource) => resource.kind === kind && resource.name === name);
  });
}
