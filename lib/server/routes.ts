import type { IncomingMessage, ServerResponse } from "node:http";
import { crmRoute } from "@/lib/server/crm/api/crm-route";
import { healthz, metrics, readyz } from "@/lib/server/http/health";
import { virtualLineRoute } from "@/lib/server/phone/virtual-line";
import { voiceRoute } from "@/lib/server/runtime/node-adapter";

/**
 * Answers a request without Next. `target.path` is below the public address (a path that PUBLIC_URL adds is taken off);
 * `request.url` is as it came, which signatures are checked over.
 */
export type RouteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  target: RouteTarget,
) => void | Promise<void>;

export interface RouteTarget {
  path: string;
  /** Without the question mark, as it came. */
  query: string;
}

export interface Route {
  /** A whole path, or the beginning of paths when it ends with a slash. The first route that fits answers. */
  prefix: string;
  handler: RouteHandler;
}

/** What must not go through Next's router; everything else does. To add one, add a line. */
export const routes: Route[] = [
  { prefix: "/api/voice/", handler: voiceRoute },
  { prefix: "/api/crm/", handler: crmRoute },
  { prefix: "/carrier/", handler: virtualLineRoute },
  { prefix: "/healthz", handler: healthz },
  { prefix: "/readyz", handler: readyz },
  { prefix: "/metrics", handler: metrics },
];
