import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import { addNode } from "./commands/add-node";
import { setLabel } from "./commands/set-node";
import { createIssueAsker, type IssueWorker } from "./issue-asker";
import { type CheckFacts, createIssueReader, type IssueAnswer, type IssueQuestion, issuesOf } from "./issue-reader";

const facts: CheckFacts = {
  bindings: {
    queues: [],
    destinations: [],
    agents: [],
    departments: [],
    skills: [],
    audio: [],
    hours: [],
    calendars: [],
    secrets: [],
  },
  subflows: {},
  unasked: [],
};

/** A worker as the browser runs it: what is posted is copied, and answered when the test says so. */
class TestWorker implements IssueWorker {
  posted: IssueQuestion[] = [];
  sent: IssueAnswer["issues"][] = [];
  isEnded = false;
  private readonly read = createIssueReader();
  private readonly listeners = new Map<string, (event: { data?: unknown }) => void>();

  postMessage(question: IssueQuestion) {
    this.posted.push(structuredClone(question));
  }
  addEventListener(name: string, listener: unknown) {
    this.listeners.set(name, listener as (event: { data?: unknown }) => void);
  }
  terminate() {
    this.isEnded = true;
  }
  answer(at: number) {
    const question = this.posted[at];
    if (!question) return;
    const data = structuredClone(this.read(question));
    this.sent.push(data.issues);
    this.listeners.get("message")?.({ data });
  }
  fail() {
    this.listeners.get("error")?.({});
  }
}

function opened() {
  const worker = new TestWorker();
  return { worker, asker: createIssueAsker(() => worker) };
}

function withSteps(count: number) {
  let document = emptyFlow("Large");
  for (let at = 0; at < count; at++)
    document = addNode(document, nodeTypes, { type: "menu", label: `Step ${at}`, at: { x: at * 300, y: 0 } }).document;
  return document;
}

it("the worker finds what a check on the spot finds, and is sent what changed alone", async () => {
  const { worker, asker } = opened();
  const first = withSteps(3);
  const [id = ""] = Object.keys(first.nodes);
  const whole = asker.ask(first, facts);
  worker.answer(0);
  expect(await whole).toEqual(issuesOf(first, facts));
  expect(await whole).not.toEqual([]);

  const second = { ...setLabel(first, id, "Renamed"), entry: null };
  const changed = asker.ask(second, facts);
  expect(worker.posted[1]).toEqual({
    id: 2,
    flow: {
      patches: [
        { op: "setField", field: "entry", value: null },
        { op: "setNode", id, node: second.nodes[id] },
      ],
    },
  });
  worker.answer(1);
  expect(await changed).toEqual(issuesOf(second, facts));
  expect(await changed).not.toEqual(await whole);
});

it("an answer to an older question is not taken for the newer one's", async () => {
  const { worker, asker } = opened();
  const [older, newer] = [withSteps(2), withSteps(3)];
  void asker.ask(older, facts);
  let told: unknown = null;
  const last = asker.ask(newer, facts).then((issues) => {
    told = issues;
  });
  worker.answer(0);
  await Promise.resolve();
  expect(told).toBeNull();
  worker.answer(1);
  await last;
  expect(told).toEqual(issuesOf(newer, facts));
});

it("what was found the last time is not sent again, also when nobody waited for it any more", async () => {
  const { worker, asker } = opened();
  const first = withSteps(3);
  const [id = ""] = Object.keys(first.nodes);
  const second = { ...first, entry: null };
  const third = setLabel(second, id, "Renamed");
  void asker.ask(first, facts);
  void asker.ask(second, facts);
  const last = asker.ask(third, facts);
  for (const at of [0, 1, 2]) worker.answer(at);
  expect(await last).toEqual(issuesOf(third, facts));
  const named = issuesOf(third, facts).filter(({ message }) => message.includes("Renamed"));
  expect(named).toHaveLength(1);
  expect(worker.sent[2]?.filter((issue) => typeof issue === "object")).toEqual(named);
});

it("without a worker, or once it has failed, the check runs on the spot", async () => {
  const flow = withSteps(2);
  const without = createIssueAsker(() => {
    throw new ReferenceError("Worker is not defined");
  });
  expect(await without.ask(flow, facts)).toEqual(issuesOf(flow, facts));

  const { worker, asker } = opened();
  const open = asker.ask(flow, facts);
  worker.fail();
  expect(await open).toEqual(issuesOf(flow, facts));
  expect(worker.isEnded).toBe(true);
  expect(await asker.ask(flow, facts)).toEqual(issuesOf(flow, facts));
  expect(worker.posted).toHaveLength(1);
});
