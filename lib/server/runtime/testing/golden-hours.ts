import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import type { CallwrightApp } from "@/lib/server/app";
import { hoursOfWorld } from "@/lib/simulator/facts-of-world";
import type { World } from "@/lib/simulator/world";

/** Makes the opening hours that a flow names stand as the world says, now: golden calls are dialled when they are played. */
export async function standHours({ prisma }: CallwrightApp, flow: FlowDocument, { hours }: World): Promise<void> {
  await prisma.hours.deleteMany();
  const names = new Set(Object.values(flow.nodes).flatMap(namedHours));
  await prisma.hours.createMany({
    data: [...names].flatMap((name) => {
      const definition = hoursOfWorld(hours[name] ?? "open", Date.now());
      return definition === null ? [] : [{ name, label: name, definition }];
    }),
  });
}

function namedHours({ type, config }: FlowDocument["nodes"][string]): string[] {
  const nodeType = nodeTypes[type as keyof typeof nodeTypes];
  const named = nodeType.resources(nodeType.configSchema.parse(config));
  return named.flatMap(({ kind, name }) => (kind === "hours" ? [name] : []));
}
