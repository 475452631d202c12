import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createVirtualCarrier, type VirtualCarrier, type VirtualCarrierOptions } from "./virtual-carrier";

export interface ListeningCarrier extends VirtualCarrier {
  /** `http://127.0.0.1:PORT`: base of the REST API (`TWILIO_API_BASE`) and of the control API. */
  origin: string;
}

/** A virtual carrier with an HTTP server of its own on loopback. @param port 0 picks a free one */
export async function listenVirtualCarrier(
  options: Omit<VirtualCarrierOptions, "baseUrl" | "prefix">,
  port = 0,
): Promise<ListeningCarrier> {
  let origin = "";
  const carrier = createVirtualCarrier({ ...options, baseUrl: () => origin });
  const server = createServer((request, response) => void carrier.handle(request, response));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...carrier,
    origin,
    async close() {
      await carrier.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
