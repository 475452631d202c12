import { findNodeType } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import type { App } from "@/lib/server/app";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import { BoundedMap } from "@/lib/server/runtime/bounded-map";

/** A step as a published version has it. */
export interface DrawnStep {
  label: string;
  type: string;
  /** In the order of the newest version, followed by those that only older ones have. */
  exits: { id: string; label?: string }[];
}

type Steps = Record<string, DrawnStep>;

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** Versions never change. */
    drawnSteps?: BoundedMap<string, Steps>;
  }
}

const versionsInMemory = 200;

/** The steps of these versions of a flow together, as the newest one that has them draws them; of its newest version when none is named. */
export async function drawnSteps(app: App, flowId: string, numbers: readonly number[]): Promise<Steps> {
  const wanted = numbers.length > 0 ? [...new Set(numbers)] : await newestVersion(app, flowId);
  wanted.sort((one, other) => other - one);
  const all: Steps = {};
  for (const steps of await Promise.all(wanted.map((number) => stepsOf(app, flowId, number)))) {
    for (const [id, step] of Object.entries(steps)) {
      const newer = Object.hasOwn(all, id) ? all[id] : undefined;
      const known = new Set(newer?.exits.map((exit) => exit.id));
      const older = step.exits.filter((exit) => !known.has(exit.id));
      all[id] = newer ? { ...newer, exits: [...newer.exits, ...older] } : step;
    }
  }
  return all;
}

async function newestVersion({ prisma }: App, flowId: string): Promise<number[]> {
  const newest = await prisma.flowVersion.findFirst({
    where: { flowId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return newest ? [newest.number] : [];
}

async function stepsOf(app: App, flowId: string, number: number): Promise<Steps> {
  app.drawnSteps ??= new BoundedMap(versionsInMemory);
  const key = `${flowId}:${number}`;
  const known = app.drawnSteps.get(key);
  if (known) return known;
  const version = await app.prisma.flowVersion.findUnique({
    where: { flowId_number: { flowId, number } },
    select: { document: true },
  });
  const steps = version ? readSteps(readStoredFlow(version.document)) : {};
  if (version) app.drawnSteps.set(key, steps);
  return steps;
}

function readSteps(document: FlowDocument): Steps {
  return Object.fromEntries(
    Object.entries(document.nodes).map(([id, { type, label, config }]) => {
      const known = findNodeType(nodeTypes, type);
      const parsed = known?.configSchema.safeParse(config);
      const exits = known && parsed?.success ? known.exits(parsed.data) : [];
      return [
        id,
        { type, label, exits: exits.map((exit) => ({ id: exit.id, ...(exit.label && { label: exit.label }) })) },
      ];
    }),
  );
}
