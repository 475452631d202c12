import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookieOf, createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import { announceServer } from "@/lib/server/running-server";
import { callwright } from "./test-callwright";

describe("callwright sign-in", () => {
  let api: TestApi;
  let forget: () => void;

  beforeAll(async () => {
    api = await createTestApi();
    forget = announceServer(api.app);
  });
  afterAll(() => api.close());

  const signIn = (...given: string[]) => callwright(["sign-in", ...given], { DATA_DIR: api.app.env.DATA_DIR });

  it("prints a link that signs in at the running server", async () => {
    const { email } = await api.person("supervisor");
    const { status, out, problems } = await signIn(email.toUpperCase());
    expect({ status, problems }).toEqual({ status: 0, problems: [] });
    const cookie = cookieOf(await fetch(out.trim(), { redirect: "manual" }));
    expect(await api.over(cookie).me.get.query()).toMatchObject({ email, role: "supervisor" });
  });

  it("fails in words for an address that nobody has, and for one that is none", async () => {
    const stranger = await signIn("stranger@example.com", "--json");
    expect(stranger).toMatchObject({ status: 1, out: "" });
    expect(stranger.problems).toEqual(["stranger@example.com: nobody who may sign in has this address"]);
    expect(await signIn("not an address")).toMatchObject({
      status: 1,
      problems: ["not an address: this is not an e-mail address"],
    });
  });

  it("says that no server runs, once the server has said goodbye", async () => {
    forget();
    const { status, problems } = await signIn();
    expect(status).toBe(1);
    expect(problems.join()).toMatch(/No server runs on .*npm start/);
  });
});
