import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { parseDraft } from "@/lib/flow/parse-draft";
import { type NodeTypeName, nodeTypes } from "@/lib/nodes/registry";
import type { JsonObject } from "@/lib/util/json";

const folder = "flows";

/**
 * A flow of so many nodes, of every type in turn, each set up as the gallery's nodes of its type are, or as a new one
 * where the gallery has none. Exits lead on to the next nodes, and every subflow runs the gallery's.
 */
export function everyNode(count: number): FlowDocument {
  const gallery = readdirSync(folder).flatMap((slug) => {
    const file = join(folder, slug, "flow.json");
    const flow = existsSync(file) ? parseDraft(readFileSync(file, "utf8")) : null;
    return flow?.ok ? [flow.value] : [];
  });
  const drawn = gallery.flatMap(({ nodes }) => Object.values(nodes));
  const samples = (Object.keys(nodeTypes) as NodeTypeName[]).map((type) => {
    const fresh = nodeTypes[type].newConfig(["en-US"]) as JsonObject;
    const configs = drawn.filter((node) => node.type === type).map(({ config }) => config);
    return { type, configs: configs.length > 0 ? configs : [fresh] };
  });
  const inCall = samples.filter(({ type }) => nodeTypes[type].stage !== "afterCall");
  const afterCall = samples.filter(({ type }) => nodeTypes[type].stage === "afterCall");
  const late = Math.floor(count / 10);
  return {
    ...emptyFlow("Every node"),
    entry: "n0",
    afterCall: "w0",
    company: { name: { "en-US": "Bench" }, hours: { "en-US": "nine to five" }, address: { "en-US": "here" } },
    nodes: { ...chain("n", inCall, count - late), ...chain("w", afterCall, late) },
    subflows: Object.fromEntries(gallery.map((flow) => [flow.name, flow])),
  };
}

function chain(
  prefix: string,
  samples: readonly { type: NodeTypeName; configs: readonly JsonObject[] }[],
  count: number,
): Record<string, FlowNode> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, FlowNode] => {
      const { type, configs } = samples[index % samples.length] as (typeof samples)[number];
      const config = configs[Math.floor(index / samples.length) % configs.length] as JsonObject;
      const exits = nodeTypes[type].exits(nodeTypes[type].configSchema.parse(config));
      const to = (exit: number) => (index + 1 + exit < count ? `${prefix}${index + 1 + exit}` : null);
      return [
        `${prefix}${index}`,
        { type, label: `${type} ${index}`, config, exits: Object.fromEntries(exits.map(({ id }, at) => [id, to(at)])) },
      ];
    }),
  );
}
