import { keysOf } from "@/lib/flow/diff";
import { sameJson } from "@/lib/flow/same-json";
import { asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

type Config = Record<string, Json>;

/** What an item is called by, the first that it has. */
const nameKeys = ["label", "name", "title", "subject", "disposition", "variable", "field", "number", "inner"];

export const itemName = (item: Config): string =>
  nameKeys.map((key) => asText(item[key])).find((name) => name !== "") ?? "";

/**
 * Two states of a node's config in which the same item of a list has the same id, also in lists whose items have none:
 * one with the same name, else the one most like it in the same order. An item that has come or gone is alone with its id.
 *
 * Costs items × items of each list, which the limits of forms keep small.
 */
export function pairedItems(before: Config, after: Config): [Config, Config] {
  const [old, now] = [{ ...before }, { ...after }];
  for (const key of Object.keys(now)) {
    const [was, is] = [old[key], now[key]];
    if (was === undefined || is === undefined) continue;
    [old[key], now[key]] = pairedValues(was, is);
  }
  return [old, now];
}

function pairedValues(before: Json, after: Json): [Json, Json] {
  if (isList(before) && isList(after)) return pairedLists(before, after);
  // A condition is told as one sentence.
  if (!isObject(before) || !isObject(after) || "rules" in before || "rules" in after) return [before, after];
  return pairedItems(before, after);
}

function pairedLists(before: Config[], after: Config[]): [Config[], Config[]] {
  const pairs = byIdentity(before, after);
  for (const [at, to] of byLikeness(before, after, pairs)) pairs.set(at, to);
  const [old, now] = [[...before], [...after]];
  for (const [at, to] of pairs) {
    const [was, is] = pairedItems(before[at] as Config, after[to] as Config);
    [old[at], now[to]] = [
      { ...was, id: idOf(was) || `~${to}` },
      { ...is, id: idOf(is) || `~${to}` },
    ];
  }
  const matched = new Set(pairs.values());
  return [
    old.map((item, at) => (pairs.has(at) || idOf(item) ? item : { ...item, id: `~gone${at}` })),
    now.map((item, at) => (matched.has(at) || idOf(item) ? item : { ...item, id: `~${at}` })),
  ];
}

/** Items of one id, or of a name that no other item of their list has, wherever they stand. */
function byIdentity(before: readonly Config[], after: readonly Config[]): Map<number, number> {
  const places = (items: readonly Config[]) => {
    const found = new Map<string, number[]>();
    items.forEach((item, at) => {
      const identity = idOf(item) ? `id ${idOf(item)}` : itemName(item) && `name ${itemName(item)}`;
      if (identity) found.set(identity, [...(found.get(identity) ?? []), at]);
    });
    return found;
  };
  const now = places(after);
  const pairs = new Map<number, number>();
  for (const [identity, [at, ...others]] of places(before)) {
    const [to, ...doubles] = now.get(identity) ?? [];
    if (at !== undefined && to !== undefined && others.length + doubles.length === 0) pairs.set(at, to);
  }
  return pairs;
}

/** The rest in its order, so that as much as possible is the same: the heaviest common subsequence. */
function byLikeness(
  before: readonly Config[],
  after: readonly Config[],
  paired: ReadonlyMap<number, number>,
): [number, number][] {
  const taken = new Set(paired.values());
  const free = (item: Config | undefined, isTaken: boolean) => item !== undefined && !idOf(item) && !isTaken;
  const old = before.flatMap((item, at) => (free(item, paired.has(at)) ? [at] : []));
  const now = after.flatMap((item, at) => (free(item, taken.has(at)) ? [at] : []));
  const like = old.map((at) => now.map((to) => likeness(before[at] as Config, after[to] as Config)));
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(now.length + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const both = (i: number, j: number) => (like[i]?.[j] ?? 0) + at(i + 1, j + 1);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      (best[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), both(i, j));
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < old.length && j < now.length; ) {
    if (like[i]?.[j] && at(i, j) === both(i, j)) pairs.push([old[i++] as number, now[j++] as number]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** 0, nothing in common, to 1; the same counts for more than two that are nearly so. */
function likeness(before: Config, after: Config): number {
  const keys = keysOf(before, after);
  const same = keys.filter((key) => sameJson(before[key], after[key])).length;
  return same === keys.length ? 2 : same / keys.length;
}

const idOf = (item: Config): string => asText(item.id);

const isObject = (value: Json): value is Config => value !== null && typeof value === "object" && !Array.isArray(value);

const isList = (value: Json): value is Config[] => Array.isArray(value) && value.length > 0 && value.every(isObject);
