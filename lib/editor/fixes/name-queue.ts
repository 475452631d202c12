import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import type { Json } from "@/lib/util/json";
import { setConfig } from "../commands/set-node";

/** The queue that a flow names and the installation has not; null for every other problem. */
export function missingQueue({ code, values }: Issue): string | null {
  return code === "unbound_resource" && values?.kind === "queue" ? String(values.name) || null : null;
}

/**
 * What a flow becomes once that queue was made: an imported flow may call it what no queue can be called ("Front desk"),
 * and then the place of the problem is given the name that it got.
 *
 * @param made the name of the queue that was made
 */
export function nameQueue(document: FlowDocument, catalogue: NodeCatalogue, issue: Issue, made: string): FlowDocument {
  const { nodeId, path } = issue;
  const node = nodeId === null ? undefined : document.nodes[nodeId];
  const missing = missingQueue(issue);
  if (nodeId === null || !node || missing === null || missing === made) return document;
  const config = replaced(node.config, path.split(".").slice(1), missing, made);
  return config === node.config ? document : setConfig(document, catalogue, nodeId, config as Record<string, Json>);
}

/** The same value when the old name does not stand there. */
function replaced(value: Json, [key, ...rest]: readonly string[], from: string, to: string): Json {
  if (key === undefined) return value === from ? to : value;
  if (Array.isArray(value)) {
    const items = value.map((item, at) => (String(at) === key ? replaced(item, rest, from, to) : item));
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return value;
  const part = replaced(value[key] as Json, rest, from, to);
  return part === value[key] ? value : { ...value, [key]: part };
}
