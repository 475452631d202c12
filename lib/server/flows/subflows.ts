import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { subflowNames } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/**
 * Every flow that runs inside these, however deep, as it was published last; what is not published is missing, for the
 * checks to say.
 *
 * @param names of the flows that the outermost runs
 */
export async function publishedSubflows(
  tx: Pick<Prisma.TransactionClient, "flow">,
  names: readonly string[],
): Promise<Record<string, FlowDocument>> {
  const found: Record<string, FlowDocument> = {};
  let wanted = [...names];
  // One round deeper than allowed, so that a chain too long is found too long and not unknown.
  for (let depth = 0; wanted.length > 0 && depth <= limits.subflowDepth; depth += 1) {
    const flows = await tx.flow.findMany({
      where: { name: { in: wanted }, archivedAt: null, versions: { some: {} } },
      select: { name: true, versions: { orderBy: { number: "desc" }, take: 1 } },
    });
    for (const { name, versions } of flows) {
      const { subflows: _own, ...flow } = readStoredFlow(versions[0]?.document);
      found[name] = flow;
    }
    wanted = wanted.flatMap((name) => {
      const flow = Object.hasOwn(found, name) ? found[name] : undefined;
      return flow ? subflowNames(flow, nodeTypes) : [];
    });
    wanted = [...new Set(wanted)].filter((name) => !Object.hasOwn(found, name));
  }
  return found;
}

/** A draft with everything that runs inside it; the same object when nothing does. */
export async function withSubflows(
  tx: Pick<Prisma.TransactionClient, "flow">,
  document: FlowDocument,
): Promise<FlowDocument> {
  const names = subflowNames(document, nodeTypes);
  return names.length === 0 ? document : { ...document, subflows: await publishedSubflows(tx, names) };
}
