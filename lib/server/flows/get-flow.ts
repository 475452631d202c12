import type { FlowDocument } from "@/lib/flow/document";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import { personName } from "@/lib/server/flows/person-name";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

export interface FlowDetail {
  id: string;
  name: string;
  /** The draft. */
  document: FlowDocument;
  revision: number;
  latestVersion: number | null;
  numbers: { id: string; e164: string; label: string }[];
  updatedAt: Date;
  updatedBy: string | null;
  archived: boolean;
}

/** A flow as the designer opens it. @throws AppError notFound */
export async function getFlow({ prisma }: App, flowId: string): Promise<FlowDetail> {
  const flow = await prisma.flow.findUnique({
    where: { id: flowId },
    include: {
      draft: true,
      numbers: { select: { id: true, e164: true, label: true }, orderBy: { e164: "asc" } },
      versions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  if (!flow?.draft) throw new AppError("notFound", "There is no such flow.");
  return {
    id: flow.id,
    name: flow.name,
    document: readStoredFlow(flow.draft.document),
    revision: flow.draft.revision,
    latestVersion: flow.versions[0]?.number ?? null,
    numbers: flow.numbers,
    updatedAt: flow.draft.updatedAt,
    updatedBy: await personName(prisma, flow.draft.updatedBy),
    archived: flow.archivedAt !== null,
  };
}
