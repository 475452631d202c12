import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/test-database";
import { ServerDidNotStart, startTestServer } from "@/lib/server/test-server";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const flags = ["--without-pages", "--without-seed"];
const start = async (variables: Record<string, string>) => {
  const server = await startTestServer({ DATABASE_URL: database.url, ...variables }, flags);
  onTestFinished(() => server.kill());
  return server;
};

describe("the program", () => {
  it("runs in copies on one database; each is ready and stops by itself", async () => {
    const [one, other] = await Promise.all([start({}), start({ WORKER: "off" })]);
    expect((await fetch(`${one.url}/readyz`)).status).toBe(200);
    expect(await one.stop()).toBe(0);
    expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
  });

  it("with WORKER=only takes jobs and listens nowhere", async () => {
    const worker = await start({ WORKER: "only" });
    await expect(fetch(`${worker.url}/healthz`)).rejects.toThrow();
    expect(await worker.stop()).toBe(0);
  });

  it("names a wanted port that is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void holder.close());
    await new Promise((done) => holder.once("listening", done));
    const port = String((holder.address() as AddressInfo).port);
    const refused = await start({ PORT: port }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ServerDidNotStart);
    expect((refused as ServerDidNotStart).output).toContain(`:${port}`);
  });

  it("says which setting is wrong and repeats no value", async () => {
    const refused = await start({ CARRIER_TOKEN: "too-short" }).catch((error: unknown) => error);
    expect((refused as ServerDidNotStart).output).toContain("CARRIER_TOKEN");
    expect((refused as ServerDidNotStart).output).not.toContain("too-short");
  });

  it("does not print the database's password when it cannot be reached", async () => {
    const refused = await start({ DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/x" }).catch(
      (error: unknown) => error,
    );
    expect((refused as ServerDidNotStart).status).toBe(1);
    expect((refused as ServerDidNotStart).output).toContain("ECONNREFUSED");
    expect((refused as ServerDidNotStart).output).not.toContain("hunter2");
  });
});
