/** What survives `JSON.parse(JSON.stringify(x))` unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/**
 * Whether a value is JSON with nothing called `__proto__` in it, which some code would take for a prototype. Walks
 * without recursion, so that it survives any depth.
 */
export function isJson(value: unknown): value is Json {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (next === null || typeof next === "string" || typeof next === "boolean") continue;
    if (typeof next === "number" && Number.isFinite(next)) continue;
    if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (isPlainObject(next)) for (const key of Object.keys(next)) open.push(next[key]);
    else return false;
  }
  return true;
}

/** Whether PostgreSQL keeps a text in JSON: it takes no NUL and no half of a surrogate pair. */
export const isKept = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);

export const keptPart = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, "");

/**
 * The path to a text that would not be kept, or to what has such a key; null when there is none. Walks without
 * recursion, so that it survives any depth.
 */
export function unkeptPlace(value: unknown): string[] | null {
  const open: Place[] = [{ value, key: "", within: null }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (typeof place.value === "string" && !isKept(place.value)) return pathTo(place);
    if (typeof place.value !== "object" || place.value === null) continue;
    for (const [key, inner] of Object.entries(place.value)) {
      if (!isKept(key)) return pathTo(place);
      open.push({ value: inner, key, within: place });
    }
  }
  return null;
}

interface Place {
  value: unknown;
  key: string;
  within: Place | null;
}

function pathTo(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at.within !== null; at = at.within) path.push(at.key);
  return path.reverse();
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "__proto__")) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
