import type { Json } from "@/lib/util/json";

/** The value at a dotted path, own properties only (so `__proto__` and `constructor` find nothing), or undefined. */
export function readPath(facts: Json, path: string): Json | undefined {
  let value: Json | undefined = facts;
  for (const key of path.split(".")) {
    if (value === null || typeof value !== "object") return undefined;
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, Json>)[key];
  }
  return value;
}
