import { findNodeType } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nestedNode } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";
import type { App } from "@/lib/server/app";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import { BoundedMap } from "@/lib/server/runtime/bounded-map";

/** Where a step of a call is drawn: in the version that was called, or in one of a flow that ran inside it. */
export interface StepPlace {
  flowId: string;
  flowVersion: number;
  /** Its own id in that flow. */
  nodeId: string;
  /** Subflows end here. */
  returns: boolean;
}

/** Finds the steps of one version; null for one that is in no flow any more. */
export type FindStep = (nodeId: string) => StepPlace | null;

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** Versions never change, so what was read of one holds for ever. */
    versionSteps?: BoundedMap<string, Promise<FindStep>>;
  }
}

const versionsInMemory = 200;

export function stepsOfVersion(app: App, versionId: string): Promise<FindStep> {
  app.versionSteps ??= new BoundedMap(versionsInMemory);
  const known = app.versionSteps.get(versionId);
  if (known) return known;
  const read = readSteps(app, versionId);
  app.versionSteps.set(versionId, read);
  read.catch(() => app.versionSteps?.delete(versionId));
  return read;
}

async function readSteps({ prisma }: App, versionId: string): Promise<FindStep> {
  const version = await prisma.flowVersion.findUnique({ where: { id: versionId } });
  if (!version) return () => null;
  const document = readStoredFlow(version.document);
  const inner = new Map<FlowDocument, Pick<StepPlace, "flowId" | "flowVersion">>();
  for (const subflow of Object.values(document.subflows ?? {})) {
    // What runs inside a version is what was published last under that name when it was published itself.
    const home = await prisma.flowVersion.findFirst({
      where: { document: { path: ["name"], equals: subflow.name }, publishedAt: { lte: version.publishedAt } },
      orderBy: { publishedAt: "desc" },
      select: { flowId: true, number: true },
    });
    if (home) inner.set(subflow, { flowId: home.flowId, flowVersion: home.number });
  }
  inner.set(document, { flowId: version.flowId, flowVersion: version.number });
  const places = new Map<string, StepPlace | null>();
  return (nodeId) => {
    let place = places.get(nodeId);
    if (place === undefined) {
      place = placeOf(nodeId);
      places.set(nodeId, place);
    }
    return place;
  };

  function placeOf(nodeId: string): StepPlace | null {
    const found = nestedNode(document, nodeTypes, nodeId);
    const home = found && inner.get(found.home);
    if (!home) return null;
    const returns = findNodeType(nodeTypes, found.node.type)?.returns !== undefined;
    return { ...home, nodeId: nodeId.split("/").at(-1) as string, returns };
  }
}
