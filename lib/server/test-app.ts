import type { Server, ServerResponse } from "node:http";
import { pino } from "pino";
import { parseEnv } from "@/lib/env";
import { type CallwrightApp, closeApp, createApp, installApp } from "@/lib/server/app";
import { createTestDatabase } from "@/lib/server/db/test-database";
import { createHttpServer } from "@/lib/server/http/http-server";
import { listen } from "@/lib/server/http/listen";
import { routes as allRoutes, type Route } from "@/lib/server/routes";

export interface TestApp {
  app: CallwrightApp;
  /** Of a real HTTP server on a free port that answers `routes`; also `app.publicUrl` unless PUBLIC_URL was given. */
  url: string;
  server: Server;
  close(): Promise<void>;
}

/**
 * The app on a fresh database, made what `app()` gives, behind a real HTTP server without Next. For integration tests:
 *
 *     let test: TestApp;
 *     beforeAll(async () => { test = await createTestApp({ CRM_BASE_URL: "…" }); });
 *     afterAll(() => test.close());
 *
 * @param variables settings as the environment would give them
 * @param routes default: the program's own
 */
export async function createTestApp(
  variables: Record<string, string> = {},
  routes: Route[] = allRoutes,
): Promise<TestApp> {
  const database = await createTestDatabase();
  const log = pino({ level: "silent" });
  const env = parseEnv({ HOST: "127.0.0.1", ...variables });
  const basePath = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).pathname.replace(/\/$/, "") : "";
  const otherwise = (_request: unknown, response: ServerResponse) => {
    response.writeHead(404).end();
  };
  const { server, drain } = createHttpServer({ routes, otherwise, basePath, log });
  const url = `http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`;
  const app = createApp({ env, publicUrl: env.PUBLIC_URL ?? url, databaseUrl: database.url, log });
  installApp(app);
  return {
    app,
    url,
    server,
    async close() {
      await drain(2_000);
      installApp(undefined);
      await closeApp(app);
      await database.drop();
    },
  };
}
