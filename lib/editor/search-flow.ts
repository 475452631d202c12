import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { Json } from "@/lib/util/json";
import { commentKey } from "./commands/move-nodes";
import { findText, queryWords, type TextRange } from "./find-text";
import { nodeExits } from "./node-exits";

/** More than anybody reads through; a longer query finds what is wanted. */
export const hitsAtMost = 500;

/** What a reader of the designer sees of a node, in the words of their language. */
export interface SearchWords {
  title(node: FlowNode): string;
  /** The type's name: `IVR menu`. */
  type(node: FlowNode): string;
  exit(node: FlowNode, exit: { id: string; label?: string }): string;
}

export interface Hit {
  /** A node's id, or a comment's key. */
  key: string;
  kind: "name" | "type" | "id" | "exit" | "value" | "comment";
  /** Within the node: `label`, `exits.next`, `config.prompt.en-US.say`; empty for a comment. */
  path: string;
  text: string;
  /** Where in the text the query stands. */
  ranges: readonly TextRange[];
}

/**
 * Everything in a flow that holds all words of a query: names, ids, kinds of step, exits, what is said in every
 * language, values of settings, notes and frames. In the order of the document; a node's name first.
 *
 * @returns at most `hitsAtMost`; none for an empty query
 */
export function searchFlow(document: FlowDocument, catalogue: NodeCatalogue, query: string, words: SearchWords): Hit[] {
  const wanted = queryWords(query.slice(0, limits.nameCharacters));
  if (wanted.length === 0) return [];
  const hits: Hit[] = [];
  const look = (hit: Omit<Hit, "ranges">) => {
    const ranges = findText(hit.text, wanted);
    if (ranges) hits.push({ ...hit, ranges });
  };
  for (const [key, node] of Object.entries(document.nodes)) {
    if (hits.length >= hitsAtMost) break;
    look({ key, kind: "name", path: "label", text: words.title(node) });
    look({ key, kind: "type", path: "", text: words.type(node) });
    look({ key, kind: "id", path: "id", text: key });
    for (const exit of nodeExits(catalogue, node))
      look({ key, kind: "exit", path: `exits.${exit.id}`, text: words.exit(node, exit) });
    for (const [path, text] of valuesIn(node.config, "config")) look({ key, kind: "value", path, text });
  }
  for (const { id, text } of document.comments) look({ key: commentKey(id), kind: "comment", path: "", text });
  return hits.slice(0, hitsAtMost);
}

/** Every text and number of a config with its path. Switches say nothing without their question. */
function* valuesIn(value: Json, path: string): Generator<[path: string, text: string]> {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "number") yield [path, String(value)];
  else if (value !== null && typeof value === "object")
    for (const [key, inner] of Object.entries(value)) yield* valuesIn(inner, `${path}.${key}`);
}
