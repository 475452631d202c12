import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive, readPostmaster } from "@/lib/server/db/postgres-process";
import {
  removeFolder,
  ServerDidNotStart,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from "@/lib/server/test-server";

let folder: string;
let servers: TestServer[];
beforeEach(() => {
  folder = temporaryFolder();
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.kill();
  await removeFolder(folder);
});

const flags = ["--without-pages", "--without-seed"];
const start = async () => {
  const server = await startTestServer({ DATA_DIR: folder }, flags);
  servers.push(server);
  return server;
};
const isReady = async (server: TestServer) => (await fetch(`${server.url}/readyz`)).status;

describe("fault 11: a second server on the same data folder", () => {
  it("refuses and names the process, and the first goes on", async () => {
    const first = await start();
    const second = await start().catch((error: unknown) => error);
    expect(second).toBeInstanceOf(ServerDidNotStart);
    expect((second as ServerDidNotStart).status).toBe(1);
    expect((second as ServerDidNotStart).output).toContain(`process ${first.pid}`);
    expect(await isReady(first)).toBe(200);
  });

  it("refuses also when both are the first ever start", async () => {
    const [first, second] = await Promise.allSettled([start(), start()]);
    const running = servers[0];
    const refused = [first, second].find((outcome) => outcome.status === "rejected");
    expect(servers).toHaveLength(1);
    expect(refused?.reason.output).toContain(`process ${running?.pid}`);
    expect(running && (await isReady(running))).toBe(200);
  });
});

describe("the embedded database", () => {
  it("is stopped by Ctrl-C after the server, and the folder is free again", async () => {
    const first = await start();
    const database = readPostmaster(join(folder, "postgres"));
    expect(database).toBeDefined();
    expect(await first.stop()).toBe(0);
    expect([isAlive(database?.pid ?? 0), existsSync(join(folder, "server.lock"))]).toEqual([false, false]);
    expect(await isReady(await start())).toBe(200);
  });

  it("outlives a server that was killed, and the next one adopts it with what it held", async () => {
    const first = await start();
    const client = new pg.Client({ connectionString: first.databaseUrl });
    await client.connect();
    await client.query("INSERT INTO call_reply (call_id, key, status) VALUES ('kept', '1', 'done')");
    const before = readPostmaster(join(folder, "postgres"));
    await first.kill();
    const second = await start();
    expect(second.databaseUrl).toBe(first.databaseUrl);
    expect(readPostmaster(join(folder, "postgres"))?.pid).toBe(before?.pid);
    expect((await client.query("SELECT key FROM call_reply WHERE call_id = 'kept'")).rowCount).toBe(1);
    await client.end();
    expect(await second.stop()).toBe(0);
    expect(isAlive(before?.pid ?? 0)).toBe(false);
  });

  it("is not taken from somebody else: one that refuses our password is named and left alone", async () => {
    const first = await start();
    const database = readPostmaster(join(folder, "postgres"));
    await first.kill();
    writeFileSync(join(folder, "postgres.password"), "another");
    const second = await start().catch((error: unknown) => error);
    expect((second as ServerDidNotStart).output).toContain(`process ${database?.pid}`);
    expect(isAlive(database?.pid ?? 0)).toBe(true);
  });
});
