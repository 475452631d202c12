import type { ShownTraffic } from "@/components/designer/traffic/traffic-store";

/**
 * The address of the list of exactly the calls that a count counted.
 *
 * @param nodeId "" for the flow as a whole
 * @param way `in`, or a way out (lib/metrics/passages.ts)
 */
export function callsLink(flowId: string, { bounds, filters }: ShownTraffic, nodeId: string, way: string): string {
  const query = new URLSearchParams({ flow: flowId });
  if (nodeId !== "") query.set("step", nodeId);
  if (way !== "in") query.set("way", way);
  query.set("from", bounds.from.toISOString());
  query.set("to", bounds.to.toISOString());
  for (const [name, value] of Object.entries(filters)) if (value !== null) query.set(name, String(value));
  return `/calls?${query}`;
}
