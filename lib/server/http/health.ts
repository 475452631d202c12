import type { IncomingMessage, ServerResponse } from "node:http";
import { app } from "@/lib/server/app";

/** The process answers. Says nothing of the database: a restart would not bring it back. */
export function healthz(_request: IncomingMessage, response: ServerResponse): void {
  answer(response, 200, "ok");
}

/** The process can take calls: its database answers within the time a connection is waited for (3 s). */
export async function readyz(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await app().pool.query("SELECT 1");
    answer(response, 200, "ready");
  } catch {
    answer(response, 503, "the database does not answer");
  }
}

/** Prometheus text. */
export async function metrics(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  const registry = app().metrics;
  response.writeHead(200, { "content-type": registry.contentType }).end(await registry.metrics());
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }).end(text);
}
