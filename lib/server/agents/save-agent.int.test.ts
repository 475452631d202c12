import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";

describe("agents, departments and skills", () => {
  let api: TestApi;
  let ada: SignedInUser;
  const bindings = () => api.as(ada).bindings;
  const agent = (name: string, more: object = {}) =>
    bindings().saveAgent({ name, label: name.toUpperCase(), timeZone: "Europe/Tallinn", ...more });

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
  });
  afterAll(() => api.close());

  it("keeps an agent with number, languages, skills and account; the name stays", async () => {
    const billing = await bindings().saveSkill({ name: "billing", label: "Billing" });
    const { id } = await agent("mia", { number: "+1 (202) 555-0181", languages: ["en-US", "ar-AE"], priority: 2 });
    const change = { id, name: "other", label: "Mia", timeZone: "Asia/Dubai", number: "+12025550181" };
    await bindings().saveAgent({ ...change, userId: ada.id, skills: [{ skillId: billing.id, proficiency: 4 }] });
    expect((await bindings().list()).agents).toMatchObject([
      {
        name: "mia",
        label: "Mia",
        number: "+12025550181",
        timeZone: "Asia/Dubai",
        languages: [],
        priority: 3,
        userId: ada.id,
        skills: [{ skillId: billing.id, proficiency: 4 }],
      },
    ]);
    await expect(agent("second", { userId: ada.id })).rejects.toMatchObject({
      cause: { reason: "accountTaken", values: { name: "mia" } },
    });
    await expect(agent("mia")).rejects.toMatchObject({ cause: { reason: "nameTaken" } });
    await expect(agent("nowhere", { timeZone: "Mars/Base" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(agent("lost", { hoursId: "gone" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps a department's agents in their order, and counts anew when the shares are others", async () => {
    const [noor, sam] = [await agent("noor"), await agent("sam")];
    const team = (share: number) => [
      { agentId: sam.id, share },
      { agentId: noor.id, share: 1 },
    ];
    const sales = { name: "sales", label: "Sales", numbers: ["+12025550190"] };
    const { id } = await bindings().saveDepartment({ ...sales, agents: team(1) });
    await api.app.prisma.agentDepartment.updateMany({ data: { offers: 7, lastOffer: 13 } });
    const counts = async () =>
      (await api.app.prisma.agentDepartment.findMany({ orderBy: { position: "asc" } })).map((row) => [
        row.agentId === sam.id ? "sam" : "noor",
        row.offers,
        row.lastOffer,
      ]);
    await bindings().saveDepartment({ id, ...sales, agents: team(1).reverse() });
    expect(await counts()).toEqual([
      ["noor", 7, 13],
      ["sam", 7, 13],
    ]);
    await bindings().saveDepartment({ id, ...sales, agents: team(3) });
    expect(await counts()).toEqual([
      ["sam", 0, 13],
      ["noor", 0, 13],
    ]);
    const twice = [...team(1), ...team(1)];
    await expect(bindings().saveDepartment({ id, ...sales, agents: twice })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("tells flows their names, and leaves a record of every change", async () => {
    expect(await bindings().names()).toMatchObject({
      agents: ["mia", "noor", "sam"],
      departments: ["sales"],
      skills: ["billing"],
    });
    const { agents, departments, skills } = await bindings().list();
    for (const { id } of agents) await bindings().deleteAgent({ id });
    for (const { id } of departments) await bindings().deleteDepartment({ id });
    for (const { id } of skills) await bindings().deleteSkill({ id });
    expect(await bindings().names()).toMatchObject({ agents: [], departments: [], skills: [] });
    const records = await api.app.prisma.auditRecord.findMany({ where: { actorId: ada.id } });
    const actions = new Set(records.map(({ action }) => action));
    for (const kind of ["agent", "department", "skill"])
      for (const verb of kind === "skill" ? ["created", "deleted"] : ["created", "changed", "deleted"])
        expect(actions).toContain(`${kind}.${verb}`);
  });

  it("a ring group takes numbers and agents, rung together or in order", async () => {
    const group = { name: "nurses", label: "Nurses", agents: ["mia"], mode: "inOrder" as const, ringSeconds: 15 };
    const saved = () => bindings().saveDestination({ ...group, numbers: ["+12025550191"], screen: true });
    await expect(saved()).rejects.toMatchObject({ cause: { reason: "noSuchAgent", values: { name: "mia" } } });
    await agent("mia");
    await saved();
    expect((await bindings().list()).destinations).toMatchObject([{ ...group, screen: true }]);
    await expect(bindings().saveDestination({ name: "none", label: "N", numbers: [] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});
