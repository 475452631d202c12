import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { listen } from "@/lib/server/http/listen";

export interface Balancer {
  url: string;
  /** Origins of the copies behind it, e.g. `http://127.0.0.1:4000`. */
  targets: string[];
  close(): Promise<void>;
}

/**
 * A load balancer as one would stand before two copies: takes turns, goes to the next copy when one cannot be reached,
 * and answers 502 when a copy dies with the request.
 */
export async function startBalancer(targets: string[] = []): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const balancer = { targets } as Balancer;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => forward(request, response, Buffer.concat(chunks), 0));
  });
  const forward = (request: IncomingMessage, response: ServerResponse, body: Buffer, tried: number) => {
    const target = balancer.targets[turn++ % Math.max(1, balancer.targets.length)];
    if (target === undefined) return void response.writeHead(502).end();
    const onward = httpRequest(target + request.url, { method: request.method, headers: request.headers, agent });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    onward.on("error", (error: NodeJS.ErrnoException) => {
      if (response.headersSent) response.destroy();
      else if (error.code === "ECONNREFUSED" && tried < balancer.targets.length)
        forward(request, response, body, tried + 1);
      else response.writeHead(502).end();
    });
    onward.end(body);
  };
  const port = await listen(server, "127.0.0.1", 0);
  balancer.url = `http://127.0.0.1:${port}`;
  balancer.close = async () => {
    agent.destroy();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return balancer;
}
