import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { FlowPatch } from "@/lib/flow/patch";
import type { FlowNews } from "@/lib/server/api/flows/follow-flow";
import { createCaller } from "@/lib/server/api/router";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { createBus } from "@/lib/server/db/bus";
import { arrive, presentIn, tellWhere } from "@/lib/server/flows/presence";

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

let api: TestApi;
let ann: SignedInUser;
let ben: SignedInUser;
let flowId: string;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  api = await createTestApi();
  ann = await api.person("supervisor", "Ann");
  ben = await api.person("supervisor", "Ben");
  flowId = (await api.as(ann).flows.create({ name: "Two at once" })).id;
});
afterAll(async () => {
  for (const end of ends) await end();
  await api.close();
});

const menu = (label: string): FlowPatch => ({
  op: "setNode",
  id: "menu",
  node: { type: "menu", label, config: {}, exits: {} },
});

/** Another copy of the program: its own bus on the same database. */
function otherCopy() {
  const bus = createBus(api.app.databaseUrl, api.app.pool, api.app.log);
  ends.push(() => bus.close());
  return { ...api.app, bus };
}

/** Opens the flow in a tab, on a copy of the program, and keeps what it hears. */
async function follow(app: TestApi["app"], user: SignedInUser, tabId: string, since = 1, sessionId?: string) {
  const heard: FlowNews[] = [];
  const closing = new AbortController();
  const caller = createCaller(
    { app, user, headers: new Headers(), ...(sessionId && { sessionId }) },
    { signal: closing.signal },
  );
  const news = await caller.flows.follow({ flowId, tabId, since });
  const ended = (async () => {
    for await (const [, each] of news as AsyncIterable<readonly [string, FlowNews, symbol]>) heard.push(each);
  })();
  const close = async () => {
    closing.abort();
    await ended;
  };
  return {
    close,
    ended,
    heard,
    where: (nodeId: string | null) => caller.flows.tellWhere({ flowId, tabId, nodeId }),
    /** Who is there, as it was told last. */
    people: () =>
      heard.findLast((each) => each.kind === "present")?.people.map((each) => [each.name, each.tabId, each.nodeId]),
  };
}

it("shows who has a flow open and where, and each saved edit, through any copy of the program", async () => {
  const annsTab = await follow(api.app, ann, "ann-1");
  const bensTab = await follow(otherCopy(), ben, "ben-1");
  const bothAre = (bensNode: string | null) =>
    eventually(() =>
      expect(annsTab.people()).toEqual([
        ["Ann", "ann-1", null],
        ["Ben", "ben-1", bensNode],
      ]),
    );
  await bothAre(null);
  await bensTab.where("menu");
  await bothAre("menu");

  await api.as(ann).flows.saveDraft({ flowId, baseRevision: 1, patches: [menu("Main")] });
  await eventually(() =>
    expect(bensTab.heard).toContainEqual({
      kind: "edited",
      from: 1,
      revision: 2,
      patches: [menu("Main")],
      editedBy: "Ann",
    }),
  );

  // A tab that comes back before its old connection has ended stays.
  const again = await follow(api.app, ben, "ben-1", 2);
  await bensTab.close();
  await bothAre("menu");
  await again.close();
  await eventually(() => expect(annsTab.people()).toEqual([["Ann", "ann-1", null]]));
  await annsTab.close();
});

it("forgets a tab that was not heard of for half a minute, and lets nobody speak for another's", async () => {
  const annsTab = await follow(api.app, ann, "ann-2");
  const bensTab = await follow(api.app, ben, "ben-2");
  await eventually(() => expect(annsTab.people()).toHaveLength(2));
  await expect(api.as(ann).flows.tellWhere({ flowId, tabId: "ben-2", nodeId: "menu" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await api.app.prisma.flowPresence.update({
    where: { tabId: "ben-2" },
    data: { seenAt: new Date(Date.now() - 30_000) },
  });
  await annsTab.where("menu");
  await eventually(() => expect(annsTab.people()).toEqual([["Ann", "ann-2", "menu"]]));
  await annsTab.close();
  await bensTab.close();
});

it("ends for whoever may not see flows any more", async () => {
  const cleo = await api.person("qa", "Cleo");
  const tab = await follow(api.app, cleo, "cleo-1");
  await eventually(() => expect(tab.people()).toHaveLength(1));
  await api.app.prisma.user.update({ where: { id: cleo.id }, data: { role: "agent" } });
  await api.app.bus.publish(`presence:${flowId}`);
  await expect(tab.ended).rejects.toMatchObject({ code: "notAllowed" });
});

it("ends for whoever signs out, and not for their other session", async () => {
  const dora = await api.person("supervisor", "Dora");
  for (let sessions = 0; sessions < 2; sessions += 1) await api.signIn(dora.email);
  const [first, second] = await api.app.prisma.session.findMany({ where: { userId: dora.id } });
  if (!first || !second) throw new Error("Dora has two sessions");
  const tabs = [
    await follow(api.app, dora, "dora-1", 1, first.id),
    await follow(api.app, dora, "dora-2", 1, second.id),
  ] as const;
  await eventually(() => expect(tabs.map((tab) => tab.people()?.length)).toEqual([2, 2]));
  await api.app.prisma.session.delete({ where: { id: first.id } });
  await api.app.bus.publish(`presence:${flowId}`);
  await expect(tabs[0].ended).rejects.toMatchObject({ code: "notSignedIn" });
  await eventually(() => expect(tabs[1].people()).toEqual([["Dora", "dora-2", null]]));
  // Also when nobody ended it: its time was over.
  await api.app.prisma.session.update({ where: { id: second.id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  await api.app.bus.publish(`presence:${flowId}`);
  await expect(tabs[1].ended).rejects.toMatchObject({ code: "notSignedIn" });
});

it("hears again of a tab that was forgotten and listens anew", async () => {
  const annsTab = await follow(api.app, ann, "ann-3");
  const hidden = await follow(api.app, ben, "ben-3");
  await eventually(() => expect(annsTab.people()).toHaveLength(2));
  await api.app.prisma.flowPresence.delete({ where: { tabId: "ben-3" } });
  await expect(hidden.where("menu")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await hidden.close();
  const again = await follow(api.app, ben, "ben-3");
  await eventually(() => expect(again.people()).toHaveLength(2));
  await again.where("menu");
  await eventually(() => expect(annsTab.people()).toContainEqual(["Ben", "ben-3", "menu"]));
  await again.close();
  await annsTab.close();
});

it("takes a tab along to another flow, and to another person once it counts as gone", async () => {
  const { id: other } = await api.as(ann).flows.create({ name: "Another" });
  const arriveAs = (user: SignedInUser, id: string, connectionId: string) =>
    arrive(api.app, { flowId: id, tabId: "tab", userId: user.id, connectionId });
  const there = async (id: string) => (await presentIn(api.app, id)).map(({ name, nodeId }) => [name, nodeId]);
  await arriveAs(ann, flowId, "one");
  await tellWhere(api.app, { kind: "user", id: ann.id }, { flowId, tabId: "tab", nodeId: "menu" });
  await arriveAs(ann, flowId, "two");
  expect(await there(flowId)).toEqual([["Ann", "menu"]]);
  await arriveAs(ann, other, "three");
  expect([await there(flowId), await there(other)]).toEqual([[], [["Ann", null]]]);
  await arriveAs(ben, other, "four");
  expect(await there(other)).toEqual([["Ann", null]]);
  await api.app.prisma.flowPresence.update({
    where: { tabId: "tab" },
    data: { seenAt: new Date(Date.now() - 30_000) },
  });
  await arriveAs(ben, other, "five");
  expect(await there(other)).toEqual([["Ben", null]]);
});

it("does a save whose answer was lost once, whatever others did since, and saves nobody's edits as another", async () => {
  const { id } = await api.as(ann).flows.create({ name: "Lost answers" });
  const save = (user: SignedInUser, more: object, ...patches: FlowPatch[]) =>
    api.as(user).flows.saveDraft({ flowId: id, baseRevision: 1, patches, ...more });
  expect(await save(ann, { saveId: "attempt-1" }, menu("Mine"))).toMatchObject({ ok: true, revision: 2 });
  await save(ben, { baseRevision: 2 }, menu("Theirs"));
  const again = await save(ann, { saveId: "attempt-1" }, menu("Mine"));
  expect(again).toMatchObject({ ok: true, revision: 3, document: { nodes: { menu: { label: "Theirs" } } } });
  await expect(save(ben, { personId: ann.id, baseRevision: 3 }, menu("As Ann"))).rejects.toMatchObject({
    cause: { reason: "otherPerson", values: { name: "Ben" } },
  });
});
