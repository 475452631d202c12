import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { Route } from "@/lib/server/routes";

export interface HttpServerOptions {
  routes: Route[];
  /** Everything that no route answers. */
  otherwise: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;
  /** Path of PUBLIC_URL, "" when it has none. A proxy may strip it or leave it; both arrive here. */
  basePath: string;
  log: Pick<Logger, "error">;
}

export interface HttpServer {
  server: Server;
  /**
   * Takes no new connection, waits until what is being answered is answered (event streams excepted: they have no end),
   * at most `patienceMs`, then cuts what is left.
   */
  drain(patienceMs?: number): Promise<void>;
}

/** A plain `node:http` server; a request costs one pass over the few routes and no object but its target. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { routes, basePath, log } = options;
  const pending = new Set<ServerResponse>();

  const server = createServer(async (request, response) => {
    pending.add(response);
    response.once("close", () => pending.delete(response));
    try {
      const target = targetOf(request.url ?? "/", basePath);
      const route = routes.find(({ prefix }) =>
        prefix.endsWith("/") ? target.path.startsWith(prefix) : target.path === prefix,
      );
      if (route) await route.handler(request, response, target);
      else await options.otherwise(request, response);
    } catch (error) {
      log.error({ err: error }, "a request was not answered");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  const { upgrade } = options;
  if (upgrade) {
    server.on("upgrade", (request, socket, head) => {
      socket.on("error", () => {});
      void upgrade(request, socket, head);
    });
  }

  return {
    server,
    async drain(patienceMs = 10_000) {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      for (let waited = 0; waited < patienceMs && [...pending].some(hasAnEnd); waited += 20) await delay(20);
      server.closeAllConnections();
      await closed;
    },
  };
}

function targetOf(url: string, basePath: string): { path: string; query: string } {
  const mark = url.indexOf("?");
  let path = mark < 0 ? url : url.slice(0, mark);
  if (basePath && path.startsWith(`${basePath}/`)) path = path.slice(basePath.length);
  return { path, query: mark < 0 ? "" : url.slice(mark + 1) };
}

function hasAnEnd(response: ServerResponse): boolean {
  return !String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
