import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { diffToPatches } from "@/lib/flow/patch";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";

const back: FlowNode = { type: "returnFromSubflow", label: "", config: {}, exits: {} };
const bye: FlowNode = { type: "hangUp", label: "", config: {}, exits: {} };

/** Says its text and returns. */
const shared = (name: string, text: string): FlowDocument => ({
  ...emptyFlow(name),
  entry: "say",
  nodes: {
    say: { type: "greeting", label: "", config: { prompt: { "en-US": { say: text } } }, exits: { next: "back" } },
    back,
  },
});

/** Runs a flow, and returns or hangs up. */
const running = (name: string, flow: string, after: FlowNode = bye): FlowDocument => ({
  ...emptyFlow(name),
  entry: "run",
  nodes: { run: { type: "subflow", label: "", config: { flow }, exits: { done: "after" } }, after },
});

describe("flows that run inside others", () => {
  let api: TestApi;
  let ada: SignedInUser;
  const revisions = new Map<string, number>();

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
  });
  afterAll(() => api.close());

  async function draw(document: FlowDocument, known?: string): Promise<string> {
    const flowId = known ?? (await api.as(ada).flows.create({ name: document.name })).id;
    const before = await api.as(ada).flows.get({ flowId });
    const patches = diffToPatches(before.document, document);
    const saved = await api.as(ada).flows.saveDraft({ flowId, baseRevision: before.revision, patches });
    revisions.set(flowId, saved.revision);
    return flowId;
  }
  const publish = (flowId: string) =>
    api.as(ada).flows.publish({ flowId, revision: revisions.get(flowId) as number, note: "" });
  const published = async (flowId: string, number: number) =>
    (await api.as(ada).flows.version({ flowId, number })).document;
  const textOf = (flow: FlowDocument | undefined) => JSON.stringify(flow?.nodes.say?.config);

  it("become part of what is published, however deep, and stay as they were", async () => {
    const innermost = await draw(shared("Innermost", "First."));
    const middle = await draw(running("Middle", "Innermost", back));
    const outer = await draw(running("Outer", "Middle"));
    for (const flowId of [innermost, middle, outer])
      expect(await publish(flowId)).toMatchObject({ ok: true, number: 1 });
    const first = await published(outer, 1);
    expect(Object.keys(first.subflows ?? {}).sort()).toEqual(["Innermost", "Middle"]);
    expect(first.subflows?.Middle).not.toHaveProperty("subflows");
    expect((await api.as(ada).flows.get({ flowId: outer })).document).not.toHaveProperty("subflows");

    await draw(shared("Innermost", "Second."), innermost);
    await publish(innermost);
    expect(textOf((await published(outer, 1)).subflows?.Innermost)).toContain("First.");
    // The same drawing with another flow inside it is another version.
    expect(await publish(outer)).toMatchObject({ ok: true, number: 2 });
    expect(textOf((await published(outer, 2)).subflows?.Innermost)).toContain("Second.");
    expect(await publish(outer)).toMatchObject({ ok: true, number: 2 });
  });

  it("have to be published, and may not run inside themselves", async () => {
    const codes = async (flowId: string) => {
      const refused = await publish(flowId);
      return refused.ok || refused.reason !== "issues"
        ? []
        : refused.issues.map(({ code, nodeId }) => `${code} ${nodeId}`);
    };
    const drafted = await draw(shared("Only drafted", "Hello."));
    const outer = await draw(running("Waiting for it", "Only drafted"));
    expect(await codes(outer)).toEqual(["unbound_resource run"]);
    await publish(drafted);
    expect(await publish(outer)).toMatchObject({ ok: true });

    const ring = await draw(shared("Ring", "Hello."));
    await publish(ring);
    const other = await draw(running("Other half", "Ring", back));
    await publish(other);
    await draw(running("Ring", "Other half", back), ring);
    expect(await codes(ring)).toEqual(["subflow_recursion run"]);
  });

  it("are told to the designer as they were published last", async () => {
    const found = await api.as(ada).flows.subflows({ names: ["Middle", "Nowhere", "constructor"] });
    expect(Object.keys(found).sort()).toEqual(["Innermost", "Middle"]);
    expect(textOf(found.Innermost)).toContain("Second.");
  });

  describe("are not put away while they are needed:", () => {
    const archive = (flowId: string, despiteDrafts = false) =>
      api.as(ada).flows.archive({ flowId, archived: true, despiteDrafts });
    const isArchived = async (id: string) =>
      (await api.app.prisma.flow.findUniqueOrThrow({ where: { id } })).archivedAt !== null;
    const step = { id: "run", label: "", type: "subflow" };

    it("by callers who reach them through another flow, also through one in between", async () => {
      const inner = await draw(shared("In use", "Hello."));
      await publish(inner);
      const between = await draw(running("Between", "In use", back));
      await publish(between);
      const outer = await draw(running("User of it", "Between"));
      await api.as(ada).numbers.create({ e164: "+15550109901", flowId: outer });
      await publish(outer);
      expect(await archive(inner, true)).toEqual({
        ok: false,
        uses: [
          { kind: "published", version: 1, flowId: outer, flowName: "User of it", steps: [step] },
          { kind: "draft", flowId: between, flowName: "Between", steps: [step] },
        ],
      });
      expect(await isArchived(inner)).toBe(false);
    });

    it("by a publish to come, its own or that of a flow that runs them", async () => {
      const inner = await draw(shared("Soon", "Hello."));
      await publish(inner);
      const outer = await draw(running("Soon around it", "Soon"));
      const tomorrow = { wallTime: new Date(Date.now() + 86_400_000).toISOString().slice(0, 16), timeZone: "UTC" };
      for (const flowId of [inner, outer]) {
        const revision = revisions.get(flowId) as number;
        expect(await api.as(ada).flows.schedule({ flowId, revision, ...tomorrow })).toMatchObject({ ok: true });
      }
      const refused = await archive(inner, true);
      const scheduled = refused.ok ? [] : refused.uses.filter(({ kind }) => kind === "scheduled");
      expect(scheduled).toEqual([
        { kind: "scheduled", at: expect.any(Date), flowId: inner, flowName: "Soon", steps: [] },
        { kind: "scheduled", at: expect.any(Date), flowId: outer, flowName: "Soon around it", steps: [step] },
      ]);
      expect(await isArchived(inner)).toBe(false);
    });

    it("by a draft, until somebody says that it does not matter", async () => {
      const inner = await draw(shared("Drafted", "Hello."));
      const outer = await draw(running("Draft around it", "Drafted"));
      const uses = [{ kind: "draft", flowId: outer, flowName: "Draft around it", steps: [step] }];
      expect(await archive(inner)).toEqual({ ok: false, uses });
      expect(await isArchived(inner)).toBe(false);
      expect(await archive(inner, true)).toEqual({ ok: true });
      expect(await isArchived(inner)).toBe(true);
    });
  });
});
