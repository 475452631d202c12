import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApiClient, isApiError } from "@/lib/api-client";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import { buildHeader } from "@/lib/util/page-build";

describe("a page that was opened before the server was updated", () => {
  let api: TestApi;
  let cookie: string;

  beforeAll(async () => {
    api = await createTestApi();
    cookie = await api.signIn((await api.person("supervisor")).email);
  });
  afterAll(() => api.close());
  afterEach(() => vi.unstubAllEnvs());

  /** What a page of a build is told of a number without digits, or of no such flow; and whether it is told to reload. */
  async function asks(build: string, what: "bad" | "missing") {
    let outdated = 0;
    const client = createApiClient(api.url, { cookie, [buildHeader]: build }, () => {
      outdated += 1;
    });
    const asked =
      what === "bad" ? client.numbers.create.mutate({ e164: "?" }) : client.flows.get.query({ flowId: "none" });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    return { reason: isApiError(error) ? error.data?.reason : undefined, outdated };
  }

  it("is told so when what it asks cannot be read, and in no other case", async () => {
    vi.stubEnv("NEXT_PUBLIC_BUILD", "new");
    expect(await asks("old", "bad")).toEqual({ reason: "pageOutdated", outdated: 1 });
    expect(await asks("new", "bad")).toEqual({ reason: null, outdated: 0 });
    expect(await asks("", "bad")).toEqual({ reason: null, outdated: 0 });
    expect(await asks("old", "missing")).toEqual({ reason: "notFound", outdated: 0 });
  });

  it("cannot be told by a server that was never built", async () => {
    vi.stubEnv("NEXT_PUBLIC_BUILD", "");
    expect(await asks("old", "bad")).toEqual({ reason: null, outdated: 0 });
  });
});
