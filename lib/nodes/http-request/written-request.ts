import type { HttpRequestEffect } from "@/lib/engine/effect";
import { filledText, type SecretText } from "@/lib/engine/secret-text";
import type { TemplateEscape } from "@/lib/flow/template";
import { err, ok, type Result } from "@/lib/util/result";
import { fillAroundSecrets } from "./secret-template";

/** With the caller's data in; longer is no request that a flow meant. */
const urlCharactersAtMost = 4_000;
const bodyCharactersAtMost = 64_000;

export const takesBody = (method: string): boolean => ["POST", "PUT", "PATCH"].includes(method);

/** Whether the same request twice does what one does (RFC 9110, 9.2.2). */
export const isIdempotent = (method: string): boolean => !["POST", "PATCH"].includes(method);

type Fill = (template: string, escaping: TemplateEscape) => string;

/**
 * The scheme, host and port of an address template, which hold no placeholder: where a request goes is the flow's to
 * say, not its data's. Null when they are not written so, or there is a user name.
 */
export const originOf = (template: string): string | null =>
  /^\s*(https?:\/\/[^\s/?#@\\{}]+)(?=[/?#]|\s*$)/i.exec(template)?.[1] ?? null;

/** The address with the call's data in, each value one part of it, or what is wrong with it. */
export function writtenUrl(template: string, fill: Fill): Result<SecretText, string> {
  if (originOf(template) === null) return err("its address names no host");
  const url = fillAroundSecrets(template.trim(), (piece) => fill(piece, "url"));
  const [beforeSecret = ""] = url;
  if (url.length > 1 && !String(beforeSecret).includes("?")) return err("a secret stands before its query");
  const shown = filledText(url, () => "s");
  if (!URL.canParse(shown) || shown.length > urlCharactersAtMost) return err("its address is none");
  const [path = ""] = shown.split(/[?#]/);
  // A value such as ".." would lead to another path than the flow's.
  return /\/(\.|%2e){1,2}(?=\/|$)/i.test(path) ? err("its address leaves its path") : ok(url);
}

/** The body with the call's data in, or what is wrong with it; null when there is none. */
export function writtenBody(
  { type, template }: { type: "json" | "form"; template: string },
  fill: Fill,
): Result<HttpRequestEffect["body"], string> {
  if (template.trim() === "") return ok(null);
  const text = fillAroundSecrets(template, (piece) => fill(piece, type === "json" ? "json" : "url"));
  const shown = filledText(text, () => "s");
  if (shown.length > bodyCharactersAtMost) return err("its body is too long");
  if (type === "json" && !isJson(shown)) return err("its body is not JSON");
  return ok({ type, text });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
