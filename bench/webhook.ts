import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { type LoadResult, load } from "./caller";
import { type BenchReport, median, rounded } from "./report";
import { account, publicUrl } from "./servers/account";
import { type Peer, startPeer } from "./start-peer";
import { type StopLater, untilStopped } from "./until-stopped";

const rounds = 3;
const nextApp = ".cache/bench/next-app";

/** Signed webhooks a second, from socket to TwiML, without a database on either side. */
export function webhookBench(): Promise<BenchReport> {
  return untilStopped(measure);
}

async function measure(stopLater: StopLater): Promise<BenchReport> {
  // Built elsewhere: what a build leaves behind is no source.
  cpSync("bench/peers/next", nextApp, { recursive: true });
  execFileSync("node_modules/.bin/next", ["build", nextApp], { stdio: "pipe" });
  const given = [account.authToken, publicUrl];
  const sides: Record<string, Peer> = {
    ours: await startPeer([process.execPath, ".cache/bench/servers/webhook-without-database.mjs"], stopLater),
    fastify: await startPeer([process.execPath, ".cache/bench/peers/fastify-twilio.mjs", ...given], stopLater),
    next: await startPeer(["node_modules/.bin/next", "start", nextApp, "-p", "0", "-H", "127.0.0.1"], stopLater, {
      BENCH_TOKEN: account.authToken,
      BENCH_PUBLIC_URL: publicUrl,
    }),
  };
  const results: Record<string, LoadResult[]> = { ours: [], fastify: [], next: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, peer] of Object.entries(sides)) results[name]?.push(await load(loadOn(peer, name === "ours")));
  }

  const rate = (name: string) => median((results[name] ?? []).map((result) => result.perSecond));
  const p99 = (name: string) => rounded(median((results[name] ?? []).map((result) => result.p99Ms)));
  const failed = Object.values(results)
    .flat()
    .reduce((sum, result) => sum + result.failed, 0);
  return {
    name: "webhook",
    ratios: { fastify: rounded(rate("ours") / rate("fastify")), next: rounded(rate("ours") / rate("next")) },
    figures: {
      perSecond: Math.round(rate("ours")),
      fastifyPerSecond: Math.round(rate("fastify")),
      nextPerSecond: Math.round(rate("next")),
      p99Ms: p99("ours"),
      fastifyP99Ms: p99("fastify"),
      nextP99Ms: p99("next"),
      failed,
    },
    sources: {
      fastify: "Fastify 5 + twilio, fastify.dev/docs/latest/Guides/Getting-Started",
      next: "Next 16 route handler, nextjs.org/docs/app/api-reference/file-conventions/route",
    },
  };
}

function loadOn({ host, port }: Peer, isOurs: boolean) {
  const firstPath = isOurs ? () => "/api/voice/incoming" : (call: number) => `/api/voice/turn/call${call}?n=1`;
  return {
    host,
    port,
    publicOrigin: publicUrl,
    token: account.authToken,
    firstPath,
    turnsPerCall: 50,
    callers: 16,
    seconds: 4,
    warmUpSeconds: 2,
  };
}
