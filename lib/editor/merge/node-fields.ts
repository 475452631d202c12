import type { FlowNode } from "@/lib/flow/document";
import { sameJson } from "@/lib/flow/same-json";
import type { Json } from "@/lib/util/json";

/** Where a field of a node stands: `["label"]`, `["config", "prompt", "en-US"]`, `["exits", "next"]`. */
export type FieldPath = readonly string[];

/** A node as its fields, by path. Absent and open exits are the same, and not in it. */
type Fields = Map<string, Json>;

/** The same node on several sides. */
export type NodeSides<K extends string> = Record<K, FlowNode>;

/**
 * The fields of the same node on each side. A setting is one field, whatever is in it; one that holds a value for each
 * language is a field for each, so that a translator and an author are not in each other's way.
 */
export function fieldsOf<K extends string>(sides: NodeSides<K>, languages: ReadonlySet<string>): Record<K, Fields> {
  const nodes = Object.values(sides) as FlowNode[];
  const isByLanguage = (key: string) =>
    nodes.every(({ config }) => {
      const value = Object.hasOwn(config, key) ? config[key] : {};
      return isRecord(value) && Object.keys(value).every((tag) => languages.has(tag));
    });
  const byLanguage = new Set(nodes.flatMap(({ config }) => Object.keys(config)).filter(isByLanguage));
  const entries = (Object.entries(sides) as [K, FlowNode][]).map(([side, node]) => [side, read(node, byLanguage)]);
  return Object.fromEntries(entries) as Record<K, Fields>;
}

function read({ type, label, config, exits }: FlowNode, byLanguage: ReadonlySet<string>): Fields {
  const fields: Fields = new Map([
    [keyOf(["type"]), type],
    [keyOf(["label"]), label],
  ]);
  for (const [key, value] of Object.entries(config)) {
    if (!byLanguage.has(key) || !isRecord(value)) fields.set(keyOf(["config", key]), value);
    else for (const [tag, inner] of Object.entries(value)) fields.set(keyOf(["config", key, tag]), inner);
  }
  for (const [exit, to] of Object.entries(exits)) if (to !== null) fields.set(keyOf(["exits", exit]), to);
  return fields;
}

export const keyOf = (path: FieldPath): string => JSON.stringify(path);
export const pathOf = (key: string): FieldPath => JSON.parse(key) as string[];

export function fieldAt(node: FlowNode, [kind, key = "", tag]: FieldPath): Json | undefined {
  if (kind === "type" || kind === "label") return node[kind];
  const values: Record<string, Json> = kind === "exits" ? node.exits : node.config;
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  if (kind === "exits") return value ?? undefined;
  if (tag === undefined) return value;
  return isRecord(value) && Object.hasOwn(value, tag) ? value[tag] : undefined;
}

/** @param value undefined takes the field away */
export function withField(node: FlowNode, path: FieldPath, value: Json | undefined): FlowNode {
  const [kind, key = "", tag] = path;
  if (sameJson(fieldAt(node, path), value)) return node;
  if (kind === "type" || kind === "label") return { ...node, [kind]: value };
  if (kind === "exits") return { ...node, exits: put(node.exits, key, (value ?? null) as string | null) };
  if (tag === undefined) return { ...node, config: put(node.config, key, value) };
  const texts = isRecord(node.config[key]) ? node.config[key] : {};
  return { ...node, config: put(node.config, key, put(texts, tag, value)) };
}

/** Own properties throughout, also for a key such as `__proto__`. */
function put<T>(record: Record<string, T>, key: string, value: T | undefined): Record<string, T> {
  const entries = Object.entries(record);
  const at = entries.findIndex(([each]) => each === key);
  if (value === undefined) return Object.fromEntries(entries.filter(([each]) => each !== key));
  if (at < 0) return Object.fromEntries([...entries, [key, value]]);
  return Object.fromEntries(entries.with(at, [key, value]));
}

function isRecord(value: Json | undefined): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Fields that are not the same on both sides. */
export function changedFields(before: Fields, after: Fields): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => !sameJson(before.get(key), after.get(key)));
}
