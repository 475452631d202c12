import type { IncomingMessage } from "node:http";
import { app } from "@/lib/server/app";
import { bodyLimitBytes, handleCrmRequest } from "@/lib/server/crm/api/handle-crm-request";
import type { RouteHandler } from "@/lib/server/routes";

/** The customer interface on `node:http`; the line for the routes table is `{ prefix: "/api/crm/", handler: crmRoute }`. */
export const crmRoute: RouteHandler = async (request, response, { path, query }) => {
  const { status, headers, body } = await handleCrmRequest(app(), {
    method: request.method ?? "GET",
    path,
    query,
    headers: request.headers,
    body: await readBody(request),
    remoteAddress: request.socket.remoteAddress ?? "",
  });
  // What was not read of a body that is too large would be taken for the next request.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
};

/** Null when it is too large; no more than the limit is read. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > bodyLimitBytes) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
