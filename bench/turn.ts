import { type AddressInfo, createServer } from "node:net";
import pg from "pg";
import { startEmbedded } from "@/lib/server/db/embedded";
import { prepareDatabase } from "@/lib/server/db/prepare-database";
import { createPrisma } from "@/lib/server/db/prisma";
import { assignFlow } from "@/lib/server/runtime/testing/assign-flow";
import { removeFolder, startTestServer, temporaryFolder } from "@/lib/server/test-server";
import { type LoadResult, load } from "./caller";
import { menuRing } from "./menu-ring";
import { pgbenchTurns } from "./pgbench";
import { type BenchReport, median, rounded } from "./report";
import { account, publicUrl } from "./servers/account";
import { startPeer } from "./start-peer";
import { type StopLater, untilStopped } from "./until-stopped";

const rounds = 3;
const seconds = 5;

/** Signed turns a second, each committed in the same PostgreSQL before it is answered. */
export function turnBench(): Promise<BenchReport> {
  return untilStopped(measure);
}

async function measure(stopLater: StopLater): Promise<BenchReport> {
  const folder = temporaryFolder();
  stopLater(() => removeFolder(folder));
  const database = await startEmbedded(folder, { max_connections: "100" });
  stopLater(() => database.stop());
  await prepareDatabase(database.url);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await assignFlow(createPrisma(pool), menuRing(10), { number: account.number });
  await pool.end();

  const given = [account.authToken, publicUrl, database.url];
  // The server names its public address, which leads nowhere, so its own is chosen here.
  const port = await freePort();
  const server = await startTestServer(
    {
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PUBLIC_URL: publicUrl,
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      WORKER: "off",
    },
    ["--without-pages", "--without-seed"],
  );
  stopLater(() => server.stop());
  const sides = {
    ours: { host: "127.0.0.1", port },
    express: await startPeer([process.execPath, ".cache/bench/peers/express-twilio-pg.mjs", ...given], stopLater),
    prisma: await startPeer([process.execPath, ".cache/bench/peers/prisma-turn.mjs", ...given], stopLater),
  };
  const results: Record<string, LoadResult[]> = { ours: [], express: [], prisma: [] };
  const pgbench: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [name, { host, port }] of Object.entries(sides)) {
      // n names the answer: a number that the first answer uses again would have that answer read out for ever.
      const firstPath =
        name === "ours" ? () => "/api/voice/incoming" : (call: number) => `/api/voice/turn/call${call}?n=0`;
      results[name]?.push(
        await load({
          host,
          port,
          publicOrigin: publicUrl,
          token: account.authToken,
          firstPath,
          turnsPerCall: 50,
          callers: 16,
          seconds,
          warmUpSeconds: 2,
        }),
      );
    }
    const alone = await pgbenchTurns(database.url, seconds);
    if (alone !== null) pgbench.push(alone);
  }

  const rate = (name: string) => median((results[name] ?? []).map((result) => result.perSecond));
  const p99 = (name: string) => rounded(median((results[name] ?? []).map((result) => result.p99Ms)));
  const failed = (name: string) => (results[name] ?? []).reduce((sum, result) => sum + result.failed, 0);
  const ratios: Record<string, number> = {
    express: rounded(rate("ours") / rate("express")),
    prisma: rounded(rate("ours") / rate("prisma")),
  };
  if (pgbench.length > 0) ratios.pgbench = rounded(rate("ours") / median(pgbench));
  return {
    name: "turn",
    ratios,
    figures: {
      perSecond: Math.round(rate("ours")),
      expressPerSecond: Math.round(rate("express")),
      prismaPerSecond: Math.round(rate("prisma")),
      ...(pgbench.length > 0 ? { pgbenchPerSecond: Math.round(median(pgbench)) } : {}),
      p99Ms: p99("ours"),
      expressP99Ms: p99("express"),
      prismaP99Ms: p99("prisma"),
      failed: failed("ours"),
      expressFailed: failed("express"),
      prismaFailed: failed("prisma"),
    },
    sources: {
      express:
        "Express 5 + twilio.webhook + pg, twilio.com/docs/usage/tutorials/how-to-secure-your-express-app-by-validating-incoming-twilio-requests",
      prisma: "our own turn in a Prisma 7 transaction, prisma.io/docs/orm/prisma-client/queries/transactions",
      pgbench: "the turn's one statement alone, 8 clients, postgresql.org/docs/current/pgbench.html",
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((open) => probe.listen(0, "127.0.0.1", open));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
