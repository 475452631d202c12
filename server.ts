import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import next from "next";
import { collectDefaultMetrics } from "prom-client";
import { type Env, env } from "@/lib/env";
import { type CallwrightApp, closeApp, createApp, installApp } from "@/lib/server/app";
import { startEmbedded } from "@/lib/server/db/embedded";
import { prepareDatabase } from "@/lib/server/db/prepare-database";
import { createHttpServer, type HttpServerOptions } from "@/lib/server/http/http-server";
import { listen } from "@/lib/server/http/listen";
import { startWorker } from "@/lib/server/jobs/worker";
import { createLog } from "@/lib/server/log";
import { projectRoot } from "@/lib/server/project-root";
import { routes } from "@/lib/server/routes";
import { keepWarm } from "@/lib/server/runtime/warm-up";
import { startServices } from "@/lib/server/services";

/**
 * The whole program in one process: database, HTTP server, jobs, pages. Started by `scripts/serve.mjs`.
 *
 * Flags: `--dev` compiles pages as they are asked for; `--without-pages` answers only what needs no Next (a copy for the
 * carrier's webhooks alone); `--without-seed` leaves a new database empty. A parent process that holds a channel is sent `ServerReady`, and its end ends the server.
 */
export interface ServerReady {
  type: "ready";
  url: string;
  databaseUrl: string;
  signInLink: string | null;
}

/** What has been started, youngest last; stopping goes backwards. */
const started: (() => Promise<void>)[] = [];
let stopping = false;

try {
  const settings = env();
  stopOnSignals(settings);
  const given = (flag: string) => process.argv.includes(flag);
  await start(settings, { dev: given("--dev"), pages: !given("--without-pages"), seed: !given("--without-seed") });
} catch (error) {
  // Before the log exists, and for whoever typed the command: these messages are ours and hold settings' names only.
  console.error(error instanceof Error ? error.message : "Callwright could not start.");
  await stop(1);
}

interface Flags {
  dev: boolean;
  pages: boolean;
  seed: boolean;
}

async function start(settings: Env, flags: Flags): Promise<void> {
  const databaseUrl = settings.DATABASE_URL ?? (await ownDatabase(settings));
  await prepareDatabase(databaseUrl);

  const serves = settings.WORKER !== "only";
  const http = serves ? await startHttp(settings, flags) : undefined;
  const app = createApp({
    env: settings,
    databaseUrl,
    publicUrl: settings.PUBLIC_URL ?? http?.url ?? localUrl(settings, settings.PORT ?? 3000),
  });
  installApp(app);
  started.push(() => closeApp(app));
  collectDefaultMetrics({ register: app.metrics });

  const services = await startServices(app);
  started.push(services.stop);
  if (flags.seed) await seed(app);
  if (settings.WORKER !== "off") started.push(await startWorker(app));
  // Last, so that it stops first: no call finds a part missing.
  if (http) {
    started.push(http.drain);
    await http.open();
  }

  const signInLink = await services.signInLink();
  console.log(serves ? `Callwright is ready at ${app.publicUrl}` : "The worker of Callwright is ready.");
  if (serves && signInLink) console.log(`Sign in once with     ${signInLink}`);
  process.send?.({ type: "ready", url: app.publicUrl, databaseUrl, signInLink } satisfies ServerReady);
  if (serves) started.push(keepWarm(app));
}

async function ownDatabase(settings: Env): Promise<string> {
  const database = await startEmbedded(settings.DATA_DIR);
  started.push(database.stop);
  return database.url;
}

/**
 * Takes the port first, because the public address may depend on it, and lets requests wait until `open`.
 */
async function startHttp(settings: Env, flags: Flags) {
  let open = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  let pages: Pages = { otherwise: (_request, response) => void response.writeHead(404).end() };
  const log = createLog(settings);
  const { server, drain } = createHttpServer({
    routes: routes.map((route) => ({
      prefix: route.prefix,
      handler: (...given) => (isOpen ? route.handler(...given) : opened.then(() => route.handler(...given))),
    })),
    otherwise: (request, response) => opened.then(() => pages.otherwise(request, response)),
    upgrade: (request, socket, head) => (pages.upgrade ? pages.upgrade(request, socket, head) : void socket.destroy()),
    basePath: settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL).pathname.replace(/\/$/, "") : "",
    log,
  });
  let isOpen = false;
  const port = await listen(server, settings.HOST, settings.PORT);
  return {
    url: localUrl(settings, port),
    drain,
    async open() {
      if (flags.pages) pages = await startPages(server, settings, port, flags.dev);
      isOpen = true;
      open();
    },
  };
}

type Pages = Pick<HttpServerOptions, "otherwise" | "upgrade">;

async function startPages(server: Server, settings: Env, port: number, dev: boolean): Promise<Pages> {
  const dir = projectRoot();
  const program = next({ dev, dir, hostname: settings.HOST, port, httpServer: server });
  await program.prepare();
  const answer = program.getRequestHandler();
  const upgrade = program.getUpgradeHandler();
  started.splice(-1, 0, () => program.close());
  return { otherwise: (request, response) => answer(request, response), ...(dev ? { upgrade } : {}) };
}

/** The demonstration contact centre; the seed decides by itself whether there is anything to do. */
async function seed(app: CallwrightApp): Promise<void> {
  const file = join(projectRoot(), "dist/seed.js");
  if (!existsSync(file)) return;
  const module: { seed(app: CallwrightApp): Promise<void> } = await import(pathToFileURL(file).href);
  await module.seed(app);
}

function localUrl(settings: Env, port: number): string {
  const everywhere = settings.HOST === "0.0.0.0" || settings.HOST === "::";
  const host = everywhere ? "127.0.0.1" : settings.HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function stopOnSignals(settings: Env): void {
  // npm passes a signal on that the terminal has sent as well: the second is no wish of its own.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  process.on("disconnect", () => void stop(0));
  const log = createLog(settings);
  process.on("unhandledRejection", (reason) => log.error({ err: reason }, "a promise failed unheard"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error that nothing caught; stopping");
    void stop(1);
  });
  // A closed terminal or pipe must not end calls.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}

/** Finishes what is being answered, then stops the parts in reverse order; the database is the last. */
async function stop(status: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const end of started.reverse()) {
    await end().catch((error) => console.error(error instanceof Error ? error.message : "A part did not stop."));
  }
  process.exit(status);
}
