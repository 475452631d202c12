import { findNodeType, type ResourceUse } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/** Names of the flows whose live version (one that a phone number leads to) names this queue, destination or audio prompt. */
export async function flowsUsing(
  tx: Prisma.TransactionClient,
  kind: ResourceUse["kind"],
  name: string,
): Promise<string[]> {
  const live = await tx.flowVersion.findMany({
    where: { numbers: { some: {} } },
    include: { flow: { select: { name: true } } },
  });
  const using = live.filter((version) => uses(readStoredFlow(version.document), kind, name));
  return [...new Set(using.map((version) => version.flow.name))].sort();
}

function uses(document: FlowDocument, kind: ResourceUse["kind"], name: string): boolean {
  return Object.values(document.nodes).some((node) => {
    const type = findNodeType(nodeTypes, node.type);
    const config = type?.configSchema.safeParse(node.config);
    if (!type || !config?.success) return false;
    return type.resources(config.data).some((resource) => resource.kind === kind && resource.name === name);
  });
}
