import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cookieOf, createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import { createSignInLink } from "@/lib/server/auth/sign-in-link";

describe("people and invitations", () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await createTestApi();
  });
  afterEach(() => api.close());

  const tokenOf = (link: string) => link.split("/").at(-1)!;
  const actions = async () =>
    (await api.app.prisma.auditRecord.findMany({ orderBy: { at: "asc" } })).map((row) => row.action);

  it("turns an invitation into an account, once", async () => {
    const admin = await api.person("admin", "Ada");
    const { link } = await api.as(admin).invitations.create({ email: " New@Example.com ", name: "Nora", role: "qa" });
    expect(link.startsWith(`${api.url}/invitation/`)).toBe(true);
    const token = tokenOf(link);
    expect(JSON.stringify(await api.app.prisma.invitation.findMany())).not.toContain(token);
    expect(await api.as(null).invitations.get({ token })).toMatchObject({
      email: "new@example.com",
      role: "qa",
      invitedBy: "Ada",
    });

    const attempts = await Promise.allSettled(
      [1, 2, 3].map(() => api.as(null).invitations.accept({ token, name: "Nora N." })),
    );
    const accepted = attempts.filter((attempt) => attempt.status === "fulfilled");
    expect(accepted).toHaveLength(1);
    const cookie = cookieOf(await fetch(accepted[0]!.value.signInUrl, { redirect: "manual" }));
    expect(await api.over(cookie).me.get.query()).toMatchObject({
      email: "new@example.com",
      name: "Nora N.",
      role: "qa",
    });
    await expect(api.as(null).invitations.get({ token })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await actions()).toEqual(["invitation.created", "invitation.accepted"]);
  });

  it("refuses an invitation that is withdrawn, replaced or too old", async () => {
    const admin = await api.person("admin");
    const invite = () => api.as(admin).invitations.create({ email: "new@example.com", name: "N", role: "agent" });
    const [first, second] = [await invite(), await invite()];
    const accept = (link: string) => api.as(null).invitations.accept({ token: tokenOf(link), name: "N" });
    await expect(accept(first.link)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await api.as(admin).invitations.withdraw({ invitationId: second.id });
    await expect(accept(second.link)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const third = await invite();
    await api.app.prisma.invitation.update({ where: { id: third.id }, data: { expiresAt: new Date(0) } });
    await expect(accept(third.link)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await api.app.prisma.user.count()).toBe(1);
  });

  it("does not invite somebody who is here", async () => {
    const admin = await api.person("admin");
    const again = api.as(admin).invitations.create({ email: admin.email.toUpperCase(), name: "A", role: "agent" });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT", cause: { reason: "emailTaken" } });
  });

  it("shuts a person out at once and lets them in again", async () => {
    const admin = await api.person("admin");
    const agent = await api.person("agent");
    const cookie = await api.signIn(agent.email);
    const link = await createSignInLink(api.app, agent.email);
    await api.as(admin).users.setDisabled({ userId: agent.id, disabled: true });
    await expect(api.over(cookie).me.get.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });
    // A link that was made before opens nothing, and no new one is made.
    expect(cookieOf(await fetch(link!, { redirect: "manual" }))).not.toContain("session_token");
    expect(await createSignInLink(api.app, agent.email)).toBeNull();
    await api.as(admin).users.setDisabled({ userId: agent.id, disabled: false });
    expect(await api.over(await api.signIn(agent.email)).me.get.query()).toMatchObject({ id: agent.id });
  });

  it("changes what a person may do from the next request on", async () => {
    const admin = await api.person("admin");
    const agent = await api.person("agent");
    const over = api.over(await api.signIn(agent.email));
    await expect(over.flows.list.query()).rejects.toMatchObject({ data: { httpStatus: 403 } });
    await api.as(admin).users.changeRole({ userId: agent.id, role: "supervisor" });
    expect(await over.flows.list.query()).toEqual([]);
  });

  it("keeps the last administrator, also when two remove each other at the same moment", async () => {
    const [one, two] = [await api.person("admin"), await api.person("admin")];
    const results = await Promise.allSettled([
      api.as(one).users.changeRole({ userId: two.id, role: "agent" }),
      api.as(two).users.setDisabled({ userId: one.id, disabled: true }),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      cause: { reason: "lastAdmin" },
    });
    expect(await api.app.prisma.user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
  });

  it("lists the audit log newest first, in pages, for who may", async () => {
    const admin = await api.person("admin", "Ada");
    const agent = await api.person("agent");
    for (let n = 0; n < 60; n++)
      await api.as(admin).users.changeRole({ userId: agent.id, role: n % 2 ? "agent" : "qa" });
    const first = await api.as(admin).audit.list({});
    expect(first.records).toHaveLength(50);
    expect(first.records[0]).toMatchObject({
      action: "user.roleChanged",
      actorName: "Ada",
      subjectName: "Person 2",
      details: { from: "qa", to: "agent" },
    });
    const second = await api.as(admin).audit.list({ cursor: first.nextCursor });
    expect(second.records).toHaveLength(10);
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.records, ...second.records].map((row) => row.id)).size).toBe(60);
    expect((await api.as(admin).audit.list({ area: "flow" })).records).toEqual([]);
  });
});
