import type { FlowDocument } from "@/lib/flow/document";

/** The keys of a flow file in the order in which a person reads them; the database does not keep it. */
const flowKeys = [
  "format",
  "name",
  "languages",
  "company",
  "entry",
  "afterCall",
  "fallback",
  "nodes",
  "layout",
  "comments",
] as const;
const nodeKeys = ["type", "label", "config", "exits"] as const;

/** A flow as the text of a file that git can diff: the same flow always gives the same text. */
export function exportFlow(document: FlowDocument): { fileName: string; text: string } {
  const nodes = sorted(document.nodes, (node) => inOrder(node, nodeKeys));
  const layout = sorted(document.layout, ({ x, y }) => ({ x, y }));
  const text = JSON.stringify(inOrder({ ...document, nodes, layout }, flowKeys), null, 2);
  return { fileName: `${fileNameOf(document.name)}.flow.json`, text: `${text}\n` };
}

function inOrder<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => value[key] !== undefined).map((key) => [key, value[key]])) as Pick<
    T,
    K
  >;
}

function sorted<T, U>(record: Record<string, T>, each: (value: T) => U): Record<string, U> {
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, each(record[key] as T)]),
  );
}

/** Letters and digits of any script survive; the rest becomes hyphens, and a name of nothing else `flow`. */
function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return plain.slice(0, 60) || "flow";
}
