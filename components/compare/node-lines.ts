import { type Fact, type FactWords, nodeFacts } from "@/components/compare/node-facts";
import { pairedItems } from "@/components/compare/paired-items";
import { nodeExits } from "@/lib/editor/node-exits";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";

/** One difference in words; null on a side where there is nothing. */
export interface ChangeLine {
  key: string;
  /** What it is about, from the outside in. */
  label: string;
  language: string | null;
  before: string | null;
  after: string | null;
}

export interface NodeWords extends FactWords {
  /** "Name of this step" */
  label: string;
  kindOfStep: string;
  notConnected: string;
  /** What is said of an exit: where it leads. */
  leads(exit: string): string;
}

/** What differs between two states of one node, in the words of its form. */
export function nodeLines(
  id: string,
  { before, after, paths }: { before: FlowDocument; after: FlowDocument; paths: readonly string[] },
  words: NodeWords,
): ChangeLine[] {
  const [old, now] = [before.nodes[id], after.nodes[id]];
  if (!old || !now) return [];
  const line = (key: string, label: string, was: string | null, is: string | null): ChangeLine => ({
    key,
    label,
    language: null,
    before: was || null,
    after: is || null,
  });
  const lines: ChangeLine[] = [];
  if (paths.includes("type"))
    lines.push(line("type", words.kindOfStep, ...both((node) => words.texts.name(node.type))));
  if (paths.includes("label")) lines.push(line("label", words.label, ...both((node) => node.label)));
  const [was, is] = pairedItems(old.config, now.config);
  const oldFacts = nodeFacts({ ...old, config: was }, before.languages, words);
  const newFacts = nodeFacts({ ...now, config: is }, after.languages, words);
  lines.push(...factLines(oldFacts, newFacts, words));
  lines.push(...untold(old, now, paths, lines, words));
  for (const path of paths) {
    if (!path.startsWith("exits.")) continue;
    const exit = path.slice("exits.".length);
    const label = words.leads(exitName(now, exit, words) ?? exitName(old, exit, words) ?? exit);
    lines.push(line(path, label, target(before, old, exit), target(after, now, exit)));
  }
  return lines;

  function both(say: (node: FlowNode) => string): [string, string] {
    return [say(old as FlowNode), say(now as FlowNode)];
  }

  function target(flow: FlowDocument, node: FlowNode, exit: string): string {
    const to = flow.nodes[node.exits[exit] ?? ""];
    return to ? words.texts.title(to) : words.notConnected;
  }
}

/** Facts side by side. An item that only one side has is one line, and not one for each of its parts. */
function factLines(before: readonly Fact[], after: readonly Fact[], words: NodeWords): ChangeLine[] {
  const [old, now] = [byKey(before), byKey(after)];
  const items = (facts: readonly Fact[]) => new Set(facts.flatMap(({ item }) => (item ? [item.key] : [])));
  const [oldItems, nowItems] = [items(before), items(after)];
  const lines = new Map<string, ChangeLine>();
  for (const key of new Set([...now.keys(), ...old.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    const fact = (is ?? was) as Fact;
    if (was?.text === is?.text) continue;
    if (key.endsWith("#order")) {
      if (!was || !is || !isReordered(was.text, is.text)) continue;
    } else if (fact.item && !(oldItems.has(fact.item.key) && nowItems.has(fact.item.key))) {
      const { key: item } = fact.item;
      if (!lines.has(item)) lines.set(item, wholeItem(fact, is ? after : before, is ? "after" : "before", words));
      continue;
    }
    const label = fact.labels.join(" · ");
    lines.set(key, { key, label, language: fact.language, before: was?.text ?? null, after: is?.text ?? null });
  }
  return [...lines.values()];
}

function wholeItem(
  { item, labels }: Fact,
  facts: readonly Fact[],
  side: "before" | "after",
  words: NodeWords,
): ChangeLine {
  const { key, name } = item as NonNullable<Fact["item"]>;
  const parts = facts.flatMap((fact) =>
    fact.item?.key === key && fact.text !== name && !fact.key.endsWith("#order") ? [fact.text] : [],
  );
  const text = [name, ...parts].map(words.isolated).join(" · ");
  return { key, label: labels[0] ?? key, language: null, before: null, after: null, [side]: text };
}

/** What no form shows differs all the same: told as it is written. */
function untold(
  old: FlowNode,
  now: FlowNode,
  paths: readonly string[],
  told: readonly ChangeLine[],
  words: NodeWords,
): ChangeLine[] {
  return paths.flatMap((path): ChangeLine[] => {
    const key = path.slice("config.".length);
    if (
      !path.startsWith("config.") ||
      told.some((line) => line.key === key || line.key.startsWith(`${key}.`) || line.key === `${key}#order`)
    )
      return [];
    const written = (node: FlowNode) => (key in node.config ? JSON.stringify(node.config[key]) : null);
    const [before, after] = [written(old), written(now)];
    return [{ key, label: words.texts.field(now.type, key).label, language: null, before, after }];
  });
}

function exitName(node: FlowNode, exit: string, words: NodeWords): string | null {
  const spec = nodeExits(nodeTypes, node).find((each) => each.id === exit && each.known);
  return spec ? words.texts.exit(node.type, spec) : null;
}

const byKey = (facts: readonly Fact[]) => new Map(facts.map((fact) => [fact.key, fact]));

/** Whether the items that two lists share stand in another order. */
function isReordered(before: string, after: string): boolean {
  const [old, now] = [before.split(", "), after.split(", ")];
  return inBoth(old, now).join() !== inBoth(now, old).join();
}

/** The names that others have too, each as often as they have it. */
function inBoth(names: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return names.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
