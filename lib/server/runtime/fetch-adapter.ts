import { app } from "@/lib/server/app";
import { withinLimit } from "@/lib/server/http/within-limit";
import { callRuntime } from "./installed-runtime";
import { requestBytes } from "./voice-request";

/**
 * The same call path for hosts that have no `server.ts`. Costs about half of the throughput of `node:http`.
 *
 * @param request a fetch `Request`; its address counts for path and query alone
 */
export async function answerVoiceRequest(request: Request): Promise<Response> {
  const parts = app();
  const { pathname, search } = new URL(request.url);
  const base = new URL(parts.publicUrl).pathname.replace(/\/$/, "");
  const path = base !== "" && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  const read = await withinLimit(request, requestBytes);
  if (read === null) return new Response("too large", { status: 413 });
  const reply = await callRuntime(parts).handle({
    method: request.method,
    path,
    query: search.slice(1),
    signature: request.headers.get("x-twilio-signature") ?? undefined,
    idempotencyToken: request.headers.get("i-twilio-idempotency-token") ?? undefined,
    contentType: request.headers.get("content-type") ?? undefined,
    body: request.method === "POST" ? await read.text() : "",
  });
  return new Response(reply.body as BodyInit, {
    status: reply.status,
    headers: { "content-type": reply.contentType, "cache-control": "no-store" },
  });
}
