import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request that the carrier made of the application in a test. */
export interface SeenRequest {
  method: string;
  /** Path and query. */
  url: string;
  params: Record<string, string>;
  headers: IncomingMessage["headers"];
  rawBody: string;
}

type Reply =
  | string
  | { status?: number; contentType?: string; body: string | Uint8Array; headers?: Record<string, string> };
type Route = Reply | ((request: SeenRequest) => Reply | Promise<Reply>);

/** A tiny application server for tests of the carrier: fixed TwiML per path (inside `<Response>`), and a record of what was asked. */
export interface ScriptedApp {
  origin: string;
  requests: SeenRequest[];
  /** Answers for a path; a string is what stands inside `<Response>`. */
  on(path: string, route: Route): void;
  /** Requests to a path, in order. */
  to(path: string): SeenRequest[];
  /** Resolves when that many requests to the path have come. */
  arrived(path: string, count?: number): Promise<SeenRequest[]>;
  close(): Promise<void>;
}

export async function startScriptedApp(routes: Record<string, Route> = {}): Promise<ScriptedApp> {
  const table = new Map(Object.entries(routes));
  const requests: SeenRequest[] = [];
  const waiting = new Set<() => void>();
  const pathOf = (url: string) => url.split("?")[0] ?? "/";
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const rawBody = Buffer.concat(chunks).toString("utf8");
      const { method = "GET", url = "/", headers } = request;
      const query = url.includes("?") ? url.slice(url.indexOf("?") + 1) : "";
      const params = Object.fromEntries([...new URLSearchParams(query), ...new URLSearchParams(rawBody)]);
      const seen: SeenRequest = { method, url, params, headers, rawBody };
      requests.push(seen);
      for (const look of [...waiting]) look();
      const route = table.get(pathOf(url));
      const reply = typeof route === "function" ? await route(seen) : (route ?? { status: 404, body: "not found" });
      const full =
        typeof reply === "string"
          ? { body: `<?xml version="1.0" encoding="UTF-8"?><Response>${reply}</Response>` }
          : reply;
      response.writeHead(full.status ?? 200, { "Content-Type": full.contentType ?? "text/xml", ...full.headers });
      response.end(full.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const to = (path: string) => requests.filter((request) => pathOf(request.url) === path);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    on: (path, route) => void table.set(path, route),
    to,
    arrived: (path, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = to(path);
          if (found.length < count) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
