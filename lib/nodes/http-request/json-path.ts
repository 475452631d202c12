import { limits } from "@/lib/flow/limits";
import type { Json, JsonObject } from "@/lib/util/json";

/**
 * Where a value stands in a JSON answer: `orders[0].status`, `[2].id`. Names and positions only: nothing is computed,
 * so reading costs what the path is long. `__proto__` is no name.
 */
export const jsonPathPattern =
  /^(?!.*__proto__)([^\s.[\]]+(\[\d{1,3}\])*|(\[\d{1,3}\])+)(\.[^\s.[\]]+(\[\d{1,3}\])*){0,19}$/;

type Scalar = string | number | boolean;

/** The text, number or truth value at a path; null when there is none, or a list or an object. */
export function readJsonPath(data: Json, path: string): Scalar | null {
  let value: Json | undefined = data;
  for (const step of stepsOf(path)) value = childOf(value, step);
  return value === null || typeof value === "object" ? null : (value ?? null);
}

/**
 * An answer without all that no path reads, in its own shape: `readJsonPath` finds the same in it. Events are kept in
 * the call's timeline, and what a service answers beside the point is not ours to keep.
 */
export function onlyRead(data: Json, paths: readonly string[]): Json {
  return pruned(data, paths.map(stepsOf));
}

type Step = string | number;

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name as string) : Number(index),
  );
}

/** Own properties only, and positions only in lists. */
function childOf(value: Json | undefined, step: Step): Json | undefined {
  if (typeof step === "number") return Array.isArray(value) ? value[step] : undefined;
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, step) ? (value as JsonObject)[step] : undefined;
}

function pruned(value: Json | undefined, paths: readonly Step[][]): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value.slice(0, limits.variableCharacters);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  const read = new Map<Step, Step[][]>();
  for (const [first, ...rest] of paths) {
    if (first !== undefined) read.set(first, [...(read.get(first) ?? []), rest]);
  }
  const keep = (step: Step) => pruned(childOf(value, step), read.get(step) ?? []);
  if (Array.isArray(value)) {
    const positions = [...read.keys()].filter((step) => typeof step === "number" && step < value.length) as number[];
    const list = Array<Json>(positions.length === 0 ? 0 : Math.max(...positions) + 1).fill(null);
    for (const position of positions) list[position] = keep(position);
    return list;
  }
  const names = [...read.keys()].filter((step) => typeof step === "string" && Object.hasOwn(value, step));
  return Object.fromEntries(names.map((name) => [name, keep(name)]));
}
