import type { FlowNode } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { checkFlow } from "@/lib/nodes/check-flow";
import type { App } from "@/lib/server/app";
import { readBindings } from "@/lib/server/flows/bindings";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import { findVersion } from "@/lib/server/flows/versions";

/**
 * Why a version could not be published today: what it needs may be gone since. Flows that run inside it are those it was
 * published with, as callers hear it.
 *
 * @returns its errors, with the steps they belong to, by id
 * @throws AppError notFound
 */
export async function checkVersion(
  { prisma }: App,
  { flowId, number }: { flowId: string; number: number },
): Promise<{ errors: Issue[]; nodes: Record<string, FlowNode> }> {
  const document = readStoredFlow((await findVersion(prisma, flowId, number)).document);
  const errors = checkFlow(document, await readBindings(prisma)).filter(({ severity }) => severity === "error");
  const named = new Set(errors.map(({ nodeId }) => nodeId));
  return { errors, nodes: Object.fromEntries(Object.entries(document.nodes).filter(([id]) => named.has(id))) };
}
