import { type AddressInfo, createServer } from "node:net";
import type { FlowDocument } from "@/lib/flow/document";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from "@/lib/server/test-server";
import { assignFlow } from "./assign-flow";
import { type Balancer, startBalancer } from "./balancer";
import { type CarrierProcess, startCarrierProcess } from "./carrier-process";
import { TestWebhooks } from "./webhook-sender";

export interface TestCopies {
  database: TestDatabase;
  balancer: Balancer;
  carrier: CarrierProcess;
  servers: TestServer[];
  /** Of each copy, past the balancer. */
  origins: string[];
  webhooks: TestWebhooks;
  /** One copy more, in place of `index` or beside the others. */
  start(index?: number): Promise<TestServer>;
  assign(document: FlowDocument): Promise<string>;
  close(): Promise<void>;
}

let numbers = 0;

/**
 * The real program, any number of processes of it, on one database behind one public address, and the virtual carrier as
 * another process.
 */
export async function startTestCopies(
  count: number,
  options: { variables?: Record<string, string>; databaseUrl?: (url: string) => Promise<string> } = {},
): Promise<TestCopies> {
  const [database, balancer, carrier] = await Promise.all([
    createTestDatabase(),
    startBalancer(),
    startCarrierProcess(),
  ]);
  const dataDir = temporaryFolder();
  const databaseUrl = (await options.databaseUrl?.(database.url)) ?? database.url;
  const servers: TestServer[] = [];
  const origins: string[] = [];
  const copies: TestCopies = {
    database,
    balancer,
    carrier,
    servers,
    origins,
    webhooks: new TestWebhooks(carrier, balancer.url),
    async start(index = servers.length) {
      const port = await freePort();
      const server = await startTestServer(
        {
          PORT: String(port),
          DATABASE_URL: databaseUrl,
          DATA_DIR: dataDir,
          PUBLIC_URL: balancer.url,
          TWILIO_ACCOUNT_SID: carrier.accountSid,
          TWILIO_AUTH_TOKEN: carrier.authToken,
          TWILIO_API_BASE: carrier.origin,
          WORKER: "off",
          LOG_LEVEL: "debug",
          ...options.variables,
        },
        ["--without-pages", "--without-seed"],
      );
      servers[index] = server;
      origins[index] = `http://127.0.0.1:${port}`;
      balancer.targets = [...origins];
      return server;
    },
    async assign(document) {
      const number = `+1555${String(8_000_000 + ++numbers)}`;
      await carrier.phone.addNumber({
        phoneNumber: number,
        voiceUrl: `${balancer.url}/api/voice/incoming`,
        voiceFallbackUrl: `${balancer.url}/api/voice/fallback`,
        statusCallback: `${balancer.url}/api/voice/status`,
      });
      await assignFlow(database.prisma, document, { number });
      return number;
    },
    async close() {
      await carrier.stop();
      await Promise.all(servers.map((server) => server.stop()));
      await balancer.close();
      await database.drop();
      await removeFolder(dataDir);
    },
  };
  for (let i = 0; i < count; i += 1) await copies.start();
  return copies;
}

/** The server names its public address alone, so its own is chosen here. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
