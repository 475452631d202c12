import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/lib/server/api/router";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { type Role, roles } from "@/lib/server/auth/permissions";

const everyone = ["admin", "supervisor", "qa", "agent", "auditor"] as const;
const flowReaders = ["admin", "supervisor", "qa", "auditor"] as const;
const designers = ["admin", "supervisor"] as const;
const customerEditors = ["admin", "supervisor", "agent"] as const;

/**
 * Who may call each procedure, written by hand from what each role is for; "anyone" needs no sign-in. A procedure
 * without a row fails the first test, a wrong permission the others.
 */
const allowed: Record<string, "anyone" | readonly Role[]> = {
  "signIn.requestLink": "anyone",
  "invitations.get": "anyone",
  "invitations.accept": "anyone",
  "me.get": everyone,
  "me.update": everyone,
  "users.list": ["admin", "auditor"],
  "users.changeRole": ["admin"],
  "users.setDisabled": ["admin"],
  "invitations.list": ["admin", "auditor"],
  "invitations.create": ["admin"],
  "invitations.withdraw": ["admin"],
  "apiKeys.list": ["admin"],
  "apiKeys.create": ["admin"],
  "apiKeys.revoke": ["admin"],
  "secrets.list": ["admin"],
  "secrets.save": ["admin"],
  "secrets.delete": ["admin"],
  "audit.list": ["admin", "auditor"],
  "flows.list": flowReaders,
  "flows.templates": flowReaders,
  "flows.get": flowReaders,
  "flows.subflows": flowReaders,
  "flows.traffic": flowReaders,
  "flows.onChange": flowReaders,
  "flows.follow": flowReaders,
  "flows.tellWhere": flowReaders,
  "flows.versions": flowReaders,
  "flows.versionCalls": flowReaders,
  "flows.version": flowReaders,
  "flows.schedules": flowReaders,
  "flows.export": flowReaders,
  "flows.trySentence": flowReaders,
  "flows.create": designers,
  "flows.import": designers,
  "flows.saveDraft": designers,
  "flows.rename": designers,
  "flows.archive": designers,
  "flows.publish": designers,
  "flows.checkVersion": designers,
  "flows.restore": designers,
  "flows.rollback": designers,
  "flows.schedule": designers,
  "flows.changeSchedule": designers,
  "flows.cancelSchedule": designers,
  "calls.list": everyone,
  "calls.get": everyone,
  "calls.follow": ["admin", "supervisor", "qa"],
  "calls.callers": ["admin", "supervisor", "qa"],
  "numbers.list": flowReaders,
  "numbers.suggest": designers,
  "numbers.create": designers,
  "numbers.label": designers,
  "numbers.assign": designers,
  "numbers.delete": designers,
  "bindings.list": flowReaders,
  "bindings.names": flowReaders,
  "bindings.saveQueue": designers,
  "bindings.deleteQueue": designers,
  "bindings.saveDestination": designers,
  "bindings.deleteDestination": designers,
  "bindings.saveAgent": designers,
  "bindings.deleteAgent": designers,
  "bindings.saveDepartment": designers,
  "bindings.deleteDepartment": designers,
  "bindings.saveSkill": designers,
  "bindings.deleteSkill": designers,
  "bindings.saveCalendar": designers,
  "bindings.deleteCalendar": designers,
  "audio.list": flowReaders,
  "audio.takes": flowReaders,
  "audio.upload": designers,
  "audio.replace": designers,
  "audio.bringBack": designers,
  "audio.change": designers,
  "audio.delete": designers,
  "hours.save": designers,
  "hours.delete": designers,
  "hours.holidayAreas": flowReaders,
  "hours.holidays": flowReaders,
  "customers.list": everyone,
  "customers.get": everyone,
  "customers.timeline": everyone,
  "customers.create": customerEditors,
  "customers.update": customerEditors,
  "customers.setPin": customerEditors,
  "customers.unlockPin": customerEditors,
  "customers.addPhone": customerEditors,
  "customers.removePhone": customerEditors,
  "customers.addNote": customerEditors,
  "customers.setTaskStatus": customerEditors,
  "customers.setTicketStatus": customerEditors,
};

const procedures = Object.keys(appRouter._def.procedures);

describe("fault 29: every procedure × every role", () => {
  let api: TestApi;
  const people = {} as Record<Role, SignedInUser>;

  beforeAll(async () => {
    api = await createTestApi();
    for (const role of roles) people[role] = await api.person(role);
  });
  afterAll(() => api.close());

  it("has a row for every procedure, and no row too many", () => {
    expect(procedures.toSorted()).toEqual(Object.keys(allowed).toSorted());
  });

  it.each(procedures)("%s refuses whom it should, before it looks at the input", async (path) => {
    const row = allowed[path];
    expect(await outcome(path, null)).toBe(row === "anyone" ? "let in" : "UNAUTHORIZED");
    for (const role of roles) {
      const may = row === "anyone" || row?.includes(role);
      expect(`${role}: ${await outcome(path, people[role])}`).toBe(`${role}: ${may ? "let in" : "FORBIDDEN"}`);
    }
  });

  /** The input is wrong on purpose: who is let in gets no further than that. */
  async function outcome(path: string, user: SignedInUser | null): Promise<string> {
    const [area, name] = path.split(".") as [string, string];
    const caller = api.as(user) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    try {
      const result = await caller[area]![name]!({ "not a field": true });
      if (isIterable(result)) await result[Symbol.asyncIterator]().return?.();
      return "let in";
    } catch (error) {
      const { code } = error as { code?: string };
      return code === "UNAUTHORIZED" || code === "FORBIDDEN" ? code : "let in";
    }
  }
});

describe("fault 29: the same over HTTP", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.close());

  const ask = (path: string, cookie?: string, init: RequestInit = {}) =>
    fetch(`${api.url}/api/trpc/${path}`, {
      ...init,
      headers: { "content-type": "application/json", ...(cookie && { cookie }), ...init.headers },
    });

  it("answers 401 without a session, 403 without the right, 200 with both", async () => {
    const agent = await api.signIn((await api.person("agent")).email);
    const supervisor = await api.signIn((await api.person("supervisor")).email);
    expect((await ask("flows.list")).status).toBe(401);
    expect((await ask("flows.list", "callwright.session_token=forged")).status).toBe(401);
    expect((await ask("flows.list", agent)).status).toBe(403);
    expect((await ask("flows.list", supervisor)).status).toBe(200);
    expect((await ask("users.list", supervisor)).status).toBe(403);
  });

  it("writes nothing for a refused change", async () => {
    const auditor = await api.signIn((await api.person("auditor")).email);
    const body = JSON.stringify({ json: { name: "Mine" } });
    expect((await ask("flows.create", auditor, { method: "POST", body })).status).toBe(403);
    expect(await api.app.prisma.flow.count()).toBe(0);
  });

  it("refuses what another site's page sends with our cookie", async () => {
    const admin = await api.signIn((await api.person("admin")).email);
    const body = JSON.stringify({ json: { name: "Mine" } });
    const foreign = await ask("flows.create", admin, {
      method: "POST",
      body,
      headers: { origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({
      error: { json: { data: { reason: "wrongOrigin", values: { url: api.url } } } },
    });
    const own = await ask("flows.create", admin, { method: "POST", body, headers: { origin: api.url } });
    expect(own.status).toBe(200);
  });

  it("tells a fault of ours in words without its cause", async () => {
    const admin = await api.person("admin");
    const broken = api.as({ ...admin, id: "no-such-person" });
    const error = await broken.me.update({ name: "New" }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    expect((error as Error).message).not.toMatch(/prisma|person|column/i);
  });
});

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
