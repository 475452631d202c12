import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cookieOf, createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import { AttemptLimit } from "@/lib/server/auth/attempt-limit";
import { signInLinkMinutes } from "@/lib/server/auth/auth";
import { requestSignInLink } from "@/lib/server/auth/request-sign-in-link";
import { createSignInLink } from "@/lib/server/auth/sign-in-link";

describe("signing in", () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await createTestApi();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await api.close();
  });

  const follow = (link: string, init: RequestInit = {}) => fetch(link, { redirect: "manual", ...init });
  const whoIs = (cookie: string) =>
    api
      .over(cookie)
      .me.get.query()
      .then(
        (me) => me.email,
        () => null,
      );

  it("makes the first administrator, once, also when two copies start together", async () => {
    const links = await Promise.all([createSignInLink(api.app), createSignInLink(api.app)]);
    expect(links.every((link) => link?.startsWith(api.url))).toBe(true);
    expect(await api.app.prisma.user.findMany({ select: { role: true } })).toEqual([{ role: "admin" }]);
    const response = await follow(links[0]!);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`${api.url}/`);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await api.over(cookieOf(response)).me.get.query()).toMatchObject({ role: "admin" });
  });

  it("lets a link work once, also when it is opened ten times at the same moment", async () => {
    const link = await createSignInLink(api.app, "boss@example.com");
    const responses = await Promise.all(Array.from({ length: 10 }, () => follow(link!)));
    expect(responses.filter((response) => cookieOf(response).includes("session_token"))).toHaveLength(1);
    const again = await follow(link!);
    expect(cookieOf(again)).toBe("");
    expect(again.headers.get("location")).toBe(`${api.url}/sign-in?error=INVALID_TOKEN`);
    expect(await api.app.prisma.session.count()).toBe(1);
  });

  it("lets a whole shift sign in from one address without a pause", async () => {
    const link = await createSignInLink(api.app, "boss@example.com");
    // Spent ones, which are counted alike.
    for (let shift = 0; shift < 4; shift++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => follow(link!)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]));
    }
  });

  it("lets a link grow too old", async () => {
    const link = await createSignInLink(api.app, "boss@example.com");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + signInLinkMinutes * 60_000 + 1_000 });
    expect(cookieOf(await follow(link!))).toBe("");
    expect(await api.app.prisma.session.count()).toBe(0);
  });

  it("keeps no token in the clear", async () => {
    const link = await createSignInLink(api.app, "boss@example.com");
    const token = new URL(link!).searchParams.get("token")!;
    expect(JSON.stringify(await api.app.prisma.verification.findMany())).not.toContain(token);
  });

  it("signs nobody up", async () => {
    await api.person("admin");
    expect(await createSignInLink(api.app, "stranger@example.com")).toBeNull();
    for (const path of [
      "sign-up/email",
      "sign-in/magic-link",
      "sign-in/email",
      "update-user",
      "delete-user",
      "change-email",
    ]) {
      const response = await fetch(`${api.url}/api/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: api.url },
        body: JSON.stringify({ email: "stranger@example.com", password: "12345678", name: "S", role: "admin" }),
      });
      expect(`${path} ${response.status}`).toBe(`${path} 404`);
    }
    expect(await api.app.prisma.user.count()).toBe(1);
  });

  it("ends a session by signing out", async () => {
    const cookie = await api.signIn((await api.person("agent")).email);
    expect(await whoIs(cookie)).toBe("person-1@example.com");
    const out = await fetch(`${api.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { cookie, origin: api.url, "content-type": "application/json" },
      body: "{}",
    });
    expect(out.status).toBe(200);
    expect(await whoIs(cookie)).toBeNull();
  });

  it("refuses a cookie that was tampered with", async () => {
    const cookie = await api.signIn((await api.person("agent")).email);
    expect(
      await whoIs(cookie.replace(/(session_token=)(.)/, (_, name, first) => name + (first === "a" ? "b" : "a"))),
    ).toBeNull();
  });

  it("asks for a link without telling who works here, and not too often", async () => {
    const { email } = await api.person("supervisor");
    const sent: string[] = [];
    const sender = { send: async ({ link }: { link: string }) => void sent.push(link) };
    await requestSignInLink(api.app, email, sender);
    await requestSignInLink(api.app, "stranger@example.com", sender);
    expect(sent).toHaveLength(1);
    expect(await whoIs(cookieOf(await follow(sent[0]!)))).toBe(email);

    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        api
          .as(null)
          .signIn.requestLink({ email: "often@example.com" })
          .then(
            () => "sent",
            (error) => error.code,
          ),
      ),
    );
    expect(answers).toEqual(["sent", "sent", "sent", "sent", "sent", "TOO_MANY_REQUESTS"]);
  });

  it("builds every link from PUBLIC_URL, with its path", async () => {
    const behindProxy = await createTestApi({ PUBLIC_URL: "https://voice.example.com/callwright" });
    try {
      const link = new URL((await createSignInLink(behindProxy.app))!);
      expect(link.href).toMatch(/^https:\/\/voice\.example\.com\/callwright\/api\/auth\/magic-link\/verify\?/);
      // The proxy strips the path; the Host it sends is not believed.
      const response = await follow(`${behindProxy.url}/api/auth/magic-link/verify${link.search}`, {
        headers: { "x-forwarded-host": "evil.example" },
      });
      expect(response.headers.get("location")).toBe("https://voice.example.com/callwright/");
      expect(response.headers.getSetCookie().join()).toMatch(/__Secure-callwright\.session_token=.*Secure/);
    } finally {
      await behindProxy.close();
    }
  });
});

describe("AttemptLimit", () => {
  it("counts within a sliding window, per key", () => {
    const limit = new AttemptLimit(2, 10);
    limit.take("a", 0);
    limit.take("a", 4_000);
    limit.take("b", 5_000);
    expect(() => limit.take("a", 9_000)).toThrow(expect.objectContaining({ code: "tooMany", values: { seconds: 1 } }));
    limit.take("a", 10_001);
  });
});
