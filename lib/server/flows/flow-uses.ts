import type { FlowDocument } from "@/lib/flow/document";
import { subflowOf } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Prisma } from "@/lib/server/db/generated/client";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/** Something that needs a flow. */
export type FlowUse =
  /** Its callers reach it. */
  | { kind: "number"; e164: string }
  /** Another flow that callers reach runs it inside, at these steps; `version` is the one they reach. */
  | ({ kind: "published"; version: number } & UsingFlow)
  /** It is to be published itself (no steps), or a copy of another draft that runs it is. */
  | ({ kind: "scheduled"; at: Date } & UsingFlow)
  /** Another flow's draft runs it, which nobody has published so. */
  | ({ kind: "draft" } & UsingFlow);

interface UsingFlow {
  flowId: string;
  flowName: string;
  steps: { id: string; label: string; type: string }[];
}

/**
 * Everything that would miss a flow: what callers reach first, drafts last. Reads every draft and every version that a
 * number leads to, so it is for a click, not for a call.
 */
export async function flowUses(
  tx: Prisma.TransactionClient,
  { id, name }: { id: string; name: string },
): Promise<FlowUse[]> {
  const others = { flowId: { not: id } };
  const flow = { select: { id: true, name: true } };
  const orderBy = { flow: { name: "asc" } } as const;
  const numbers = await tx.phoneNumber.findMany({ where: { flowId: id }, orderBy: { e164: "asc" } });
  const versions = await tx.flowVersion.findMany({
    where: { ...others, numbers: { some: {} } },
    include: { flow },
    orderBy: [orderBy, { number: "desc" }],
  });
  const schedules = await tx.scheduledPublish.findMany({
    where: { state: "waiting" },
    include: { flow },
    orderBy: { at: "asc" },
  });
  const drafts = await tx.flowDraft.findMany({
    where: { ...others, flow: { archivedAt: null } },
    include: { flow },
    orderBy,
  });

  const using = (row: { flow: { id: string; name: string }; document: unknown }): UsingFlow => ({
    flowId: row.flow.id,
    flowName: row.flow.name,
    steps: stepsRunning(readStoredFlow(row.document), name),
  });
  const hasSteps = ({ steps }: UsingFlow) => steps.length > 0;
  return [
    ...numbers.map(({ e164 }) => ({ kind: "number" as const, e164 })),
    ...versions.map((row) => ({ kind: "published" as const, version: row.number, ...using(row) })).filter(hasSteps),
    ...schedules
      .map((row) => ({ kind: "scheduled" as const, at: row.at, ...using(row) }))
      .filter((each) => each.flowId === id || hasSteps(each)),
    ...drafts.map((row) => ({ kind: "draft" as const, ...using(row) })).filter(hasSteps),
  ];
}

/** The flow's own steps in which a call comes to the flow of this name, also through one in between. */
function stepsRunning(flow: FlowDocument, name: string): UsingFlow["steps"] {
  const { subflows = {} } = flow;
  const leadingThere = new Set([name]);
  // Each round finds flows one further out; flows within flows are few.
  for (let found = 0; found !== leadingThere.size; ) {
    found = leadingThere.size;
    for (const [each, inner] of Object.entries(subflows)) if (runs(inner).length > 0) leadingThere.add(each);
  }
  return runs(flow).map(([id, { label, type }]) => ({ id, label, type }));

  function runs(home: FlowDocument) {
    return Object.entries(home.nodes).filter(([id]) => leadingThere.has(subflowOf(home, nodeTypes, id) ?? ""));
  }
}
