import type { IncomingMessage, ServerResponse } from "node:http";
import { app } from "@/lib/server/app";
import type { RouteTarget } from "@/lib/server/routes";
import type { CallRuntime } from "./call-runtime";
import { callRuntime } from "./installed-runtime";
import { refusal, requestBytes, type VoiceReply } from "./voice-request";

/** The call path on `node:http`, without a router between. */
export function voiceRoute(request: IncomingMessage, response: ServerResponse, target: RouteTarget): Promise<void> {
  return answerVoice(callRuntime(app()), request, response, target);
}

export async function answerVoice(
  runtime: CallRuntime,
  request: IncomingMessage,
  response: ServerResponse,
  target: RouteTarget,
): Promise<void> {
  const reply = await answer(runtime, request, target);
  if (reply === null) return;
  response.writeHead(reply.status, {
    "content-type": reply.contentType,
    "content-length": Buffer.byteLength(reply.body),
    "cache-control": reply.contentType.startsWith("audio/") ? "private, max-age=3600" : "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : reply.body);
}

async function answer(
  runtime: CallRuntime,
  request: IncomingMessage,
  { path, query }: RouteTarget,
): Promise<VoiceReply | null> {
  const { method = "GET", headers } = request;
  if (method !== "POST" && method !== "GET" && method !== "HEAD") return refusal(405, "POST or GET");
  const body = method === "POST" ? await readBody(request) : "";
  if (body === gone) return null;
  if (body === null) return refusal(413, "too large");
  return runtime.handle({
    method,
    path,
    query,
    signature: one(headers["x-twilio-signature"]),
    idempotencyToken: one(headers["i-twilio-idempotency-token"]),
    contentType: headers["content-type"],
    body,
  });
}

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

const gone = Symbol("the sender went away");

/** Null when it is longer than a webhook can be. */
function readBody(request: IncomingMessage): Promise<string | null | typeof gone> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= requestBytes) chunks.push(chunk);
    });
    request.on("end", () => {
      if (size > requestBytes) resolve(null);
      else
        resolve(chunks.length === 1 ? (chunks[0] as Buffer).toString("utf8") : Buffer.concat(chunks).toString("utf8"));
    });
    request.on("error", () => resolve(gone));
    request.on("close", () => resolve(gone));
  });
}
