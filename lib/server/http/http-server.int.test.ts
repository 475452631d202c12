import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RouteTarget, routes } from "@/lib/server/routes";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;
const seen: RouteTarget[] = [];

beforeAll(async () => {
  test = await createTestApp({ PUBLIC_URL: "https://example.org/voice-app/" }, [
    ...routes,
    {
      prefix: "/echo/",
      handler: (_request, response, target) => {
        seen.push(target);
        response.end("echo");
      },
    },
    {
      prefix: "/broken",
      handler: async () => {
        throw new Error("broken");
      },
    },
  ]);
});
afterAll(() => test.close());

const get = (path: string) => fetch(test.url + path);

describe("http server", () => {
  it("says that it lives, that it is ready, and its figures", async () => {
    expect([(await get("/healthz")).status, (await get("/readyz")).status]).toEqual([200, 200]);
    test.app.metrics.clear();
    expect((await get("/metrics")).headers.get("content-type")).toContain("text/plain");
  });

  it("gives a route the path below the public address, whether the proxy strips it or not", async () => {
    await get("/echo/a?b=%20+c");
    await get("/voice-app/echo/a?b=%20+c");
    expect(seen).toEqual([
      { path: "/echo/a", query: "b=%20+c" },
      { path: "/echo/a", query: "b=%20+c" },
    ]);
  });

  it("answers 404 below no route and 500 for a handler that throws, and lives on", async () => {
    expect([(await get("/echo")).status, (await get("/broken")).status, (await get("/healthz")).status]).toEqual([
      404, 500, 200,
    ]);
  });

  it("finishes what it is answering before it stops, and takes nothing new", async () => {
    let finish = () => {};
    const other = await createTestApp({}, [
      {
        prefix: "/slow",
        handler: async (_request, response) => {
          await new Promise<void>((done) => {
            finish = done;
          });
          response.end("finished");
        },
      },
    ]);
    const answer = new Promise<string>((done, fail) => {
      httpRequest(`${other.url}/slow`, (response) => response.setEncoding("utf8").on("data", done))
        .on("error", fail)
        .end();
    });
    await new Promise((done) => other.server.once("request", done));
    const closed = other.close();
    await expect(fetch(`${other.url}/slow`)).rejects.toThrow();
    finish();
    expect(await answer).toBe("finished");
    await closed;
  });
});
