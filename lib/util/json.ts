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

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, "__proto__")) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
