import type pg from "pg";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import { type Env, env } from "@/lib/env";
import { createBus, type EventBus } from "@/lib/server/db/bus";
import { createPool } from "@/lib/server/db/pool";
import { createPrisma, type PrismaClient } from "@/lib/server/db/prisma";
import { createLog } from "@/lib/server/log";

/**
 * What one process has one of. `server.ts` and Next's bundles are two module graphs in that process, so nothing of this may
 * live in a module's variable; both reach it by `app()`.
 *
 * A part of the program adds its own by declaration, and `lib/server/services.ts` sets it:
 *
 *     declare module "@/lib/server/app" { interface CallwrightApp { runtime?: CallRuntime } }
 */
export interface CallwrightApp {
  env: Env;
  /** Where browsers and carriers reach us: absolute, without a slash at the end, maybe with a path. */
  publicUrl: string;
  databaseUrl: string;
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Never give it names, numbers, digits or texts of callers. Errors go in as `{ err }`, which drops their message. */
  log: Logger;
  metrics: Registry;
  bus: EventBus;
}

export type App = CallwrightApp;

const KEY = Symbol.for("callwright");
const holder = globalThis as { [KEY]?: CallwrightApp };

/**
 * The parts of this process. `server.ts` makes them; where there is no `server.ts` (a serverless host mounts the routes
 * alone) they are made at the first call from DATABASE_URL and PUBLIC_URL.
 *
 * @throws Error when there is neither
 */
export function app(): CallwrightApp {
  holder[KEY] ??= fromEnvironment();
  return holder[KEY];
}

/** Makes `parts` what `app()` gives from now on; undefined takes them away (tests do, between files). */
export function installApp(parts: CallwrightApp | undefined): void {
  holder[KEY] = parts;
}

export interface AppOptions {
  env: Env;
  publicUrl: string;
  databaseUrl: string;
  log?: Logger;
}

/** Opens no connection yet: pool, Prisma and bus connect at their first use. */
export function createApp({ env, publicUrl, databaseUrl, log = createLog(env) }: AppOptions): CallwrightApp {
  const pool = createPool(databaseUrl, log);
  const bus = createBus(databaseUrl, pool, log);
  return { env, publicUrl, databaseUrl, pool, prisma: createPrisma(pool), log, metrics: new Registry(), bus };
}

/** Ends every connection that `createApp` may have opened. */
export async function closeApp(parts: CallwrightApp): Promise<void> {
  await parts.bus.close();
  await parts.prisma.$disconnect();
  await parts.pool.end();
}

function fromEnvironment(): CallwrightApp {
  const settings = env();
  if (!settings.DATABASE_URL || !settings.PUBLIC_URL) {
    throw new Error(
      "The program is not started: run npm start, or set DATABASE_URL and PUBLIC_URL for a serverless host.",
    );
  }
  return createApp({ env: settings, publicUrl: settings.PUBLIC_URL, databaseUrl: settings.DATABASE_URL });
}
