import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export interface SlowCrm {
  url: string;
  /** Milliseconds before an answer; null: never. */
  lookUpMs: number | null;
  verifyMs: number | null;
  /** PIN checks it was asked for. */
  verified: number;
  close(): Promise<void>;
}

/** Another company's customer database on a real socket, with one customer, that takes its time. */
export async function startSlowCrm(customer: object): Promise<SlowCrm> {
  const crm = { lookUpMs: 0, verifyMs: 0, verified: 0 } as SlowCrm;
  const answer = async (response: ServerResponse, afterMs: number | null, body: object) => {
    if (afterMs === null) return;
    await delay(afterMs);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    request.resume();
    const verifies = request.url?.includes("/verify");
    if (verifies) crm.verified += 1;
    if (verifies) void answer(response, crm.verifyMs, { outcome: "verified", customer });
    else void answer(response, crm.lookUpMs, { customers: [customer] });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  crm.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  crm.close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return crm;
}
