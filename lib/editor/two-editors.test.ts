import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { sameJson } from "@/lib/flow/same-json";
import { type Autosave, createAutosave } from "./autosave";
import { addNode } from "./commands/add-node";
import { addComment } from "./commands/comments";
import { connect } from "./commands/connect";
import { removeNodes } from "./commands/remove-nodes";
import { setLabel } from "./commands/set-node";
import { createEditor, type Editor } from "./create-editor";
import { type Conflict, createDraftMemory } from "./draft-memory";
import type { DraftNews, DraftPort, SaveAttempt } from "./draft-port";
import { takePlaces } from "./merge/held-places";
import { testCatalogue as catalogue } from "./test-catalogue";
import { TestServer, textStore } from "./test-server";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const node = (label: string) => ({ type: "menu", label, config: {}, exits: {} });
const start: FlowDocument = {
  ...emptyFlow("Support"),
  entry: "a",
  nodes: { a: node("0:a"), b: node("0:b"), c: node("0:c") },
  layout: { a: { x: 0, y: 0 }, b: { x: 9, y: 9 }, c: { x: 18, y: 18 } },
};

/** Everything that people wrote: each text once only, after their name and a colon. */
function textsOf({ nodes, comments }: FlowDocument): Set<string> {
  const inSteps = Object.values(nodes).flatMap(({ label, config }) => [label, ...Object.values(config)]);
  const texts = [...inSteps, ...comments.map(({ text }) => text)];
  return new Set(texts.filter((text): text is string => typeof text === "string" && text.includes(":")));
}

function lost(before: FlowDocument, after: FlowDocument): string[] {
  const left = textsOf(after);
  return [...textsOf(before)].filter((text) => !left.has(text));
}

let serial = 0;

/** Somebody with the flow open over a network that loses answers, and news that comes late and in any order. */
class Person implements DraftPort {
  isOffline = false;
  losesAnswer = false;
  /** Texts that were before their eyes and that they took away themselves. */
  readonly replaced = new Set<string>();
  private isActing = false;
  readonly stores = { session: textStore(), local: textStore() };
  news: DraftNews[] = [];
  editor!: Editor;
  autosave!: Autosave;
  private told = 1;

  constructor(
    readonly name: string,
    private readonly world: World,
  ) {
    this.open();
  }

  open() {
    const { document, revision } = this.world.server.draft;
    this.news = [];
    this.told = revision;
    this.isActing = true;
    this.editor = createEditor({ document, catalogue, now: () => Date.now() });
    this.editor.store.subscribe((now, before) => {
      if (!this.isActing) this.world.expectReplaced(lost(before.document, now.document), `on ${this.name}'s screen`);
    });
    const memory = createDraftMemory({ ...this.stores, personId: this.name, flowId: "f", tabId: "t" });
    this.autosave = createAutosave({
      editor: this.editor,
      draft: { document, revision },
      port: this,
      memory,
      now: () => Date.now(),
      newSaveId: () => `${this.name}-${serial++}`,
    });
    this.isActing = false;
  }

  flow = () => this.editor.store.getState().document;

  async save(attempt: SaveAttempt) {
    if (this.isOffline) throw new Error("network");
    const before = this.world.server.draft;
    const replying = this.world.server.save(attempt);
    this.world.wasSaved(before.document, this);
    const reply = await replying;
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new Error("network");
    }
    return reply;
  }

  latest = () => (this.isOffline ? Promise.reject(new Error("network")) : this.world.server.latest());

  tell() {
    if (this.world.server.draft.revision <= this.told) return;
    this.news.push(this.world.server.news(this.told));
    this.told = this.world.server.draft.revision;
  }

  hear(which: number) {
    if (this.isOffline) return;
    const [news] = this.news.splice(which % Math.max(1, this.news.length), 1);
    if (news) this.autosave.receive(news);
  }

  write(command: (flow: FlowDocument, text: string) => FlowDocument) {
    const text = `${this.name}:${serial++}`;
    this.act(() => this.editor.edit("write", (flow) => command(flow, text)));
  }

  /** May take away nobody's text but their own, and what they had taken away before. */
  step(which: "undo" | "redo") {
    const before = new Set(this.replaced);
    for (const text of this.act(() => this.editor[which]()))
      if (!text.startsWith(`${this.name}:`) && !before.has(text)) this.world.faults.push(`${which} took ${text}`);
  }

  choose = (conflict: Conflict, side: "mine" | "theirs") => this.act(() => this.autosave.resolve(conflict, side));

  /** @returns what was before their eyes and is not any more */
  private act(change: () => void): string[] {
    const before = this.shown();
    this.isActing = true;
    change();
    this.isActing = false;
    const after = this.shown();
    const gone = [...before].filter((text) => !after.has(text));
    for (const text of gone) this.replaced.add(text);
    return gone;
  }

  /** Their flow, and beside it the other side of what waits for a choice. */
  private shown(): Set<string> {
    const theirs = takePlaces(this.flow(), this.autosave.saved(), this.autosave.status.getState().conflicts);
    return new Set([...textsOf(this.flow()), ...textsOf(theirs)]);
  }

  reload() {
    const before = this.flow();
    this.autosave.remember();
    this.autosave.dispose();
    this.open();
    this.world.expectReplaced(lost(before, this.flow()), `by a reload of ${this.name}`);
  }
}

class World {
  readonly server = new TestServer(start);
  readonly people: [Person, Person] = [new Person("ann", this), new Person("ben", this)];

  /** What was lost against the rules. Gathered, since what throws during a save looks like a lost network. */
  readonly faults: string[] = [];

  /** No saved text goes away unless whoever's save replaced it had taken it away knowingly. */
  wasSaved(before: FlowDocument, by: Person) {
    for (const text of lost(before, this.server.draft.document))
      if (!by.replaced.has(text)) this.faults.push(`${by.name} saved over ${text} unseen`);
    for (const person of this.people) person.tell();
  }

  expectReplaced(texts: string[], where: string) {
    for (const text of texts)
      if (!this.people.some(({ replaced }) => replaced.has(text))) this.faults.push(`${text} was lost ${where}`);
  }
}

const n = fc.nat(9);
const pick = (flow: FlowDocument, of: number) =>
  Object.keys(flow.nodes)[of % Math.max(1, Object.keys(flow.nodes).length)] ?? "none";
type Act = (person: Person) => void | Promise<void>;
const act = (weight: number, acts: fc.Arbitrary<Act>) => ({ weight, arbitrary: acts });

const acts: fc.Arbitrary<Act> = fc.oneof(
  act(
    4,
    n.map(
      (a): Act =>
        (who) =>
          who.write((flow, text) => setLabel(flow, pick(flow, a), text)),
    ),
  ),
  act(
    4,
    fc.tuple(n, fc.constantFrom("prompt", "goodbye")).map(
      ([a, key]): Act =>
        (who) =>
          who.write((flow, text) => {
            const id = pick(flow, a);
            const old = flow.nodes[id];
            return old
              ? { ...flow, nodes: { ...flow.nodes, [id]: { ...old, config: { ...old.config, [key]: text } } } }
              : flow;
          }),
    ),
  ),
  act(
    2,
    fc.tuple(n, n).map(
      ([a, b]): Act =>
        (who) =>
          who.write((flow) => connect(flow, pick(flow, a), "next", pick(flow, b))),
    ),
  ),
  act(
    2,
    fc.constant<Act>((who) =>
      who.write((flow, text) => {
        const { document, id } = addNode(flow, catalogue, { type: "menu", label: "Menu", at: { x: 0, y: 0 } });
        return id === null ? flow : setLabel(document, id, text);
      }),
    ),
  ),
  act(
    2,
    n.map(
      (a): Act =>
        (who) =>
          who.write((flow) => removeNodes(flow, [pick(flow, a)])),
    ),
  ),
  act(
    1,
    fc.constant<Act>((who) => who.write((flow, text) => addComment(flow, text, { x: 0, y: 0 }).document)),
  ),
  act(
    1,
    n.map(
      (a): Act =>
        (who) =>
          who.write((flow, text) => ({
            ...flow,
            comments: flow.comments.flatMap((each, at) =>
              at !== a % flow.comments.length ? [each] : a > 6 ? [] : [{ ...each, text }],
            ),
          })),
    ),
  ),
  act(
    2,
    fc.constant<Act>((who) => who.step("undo")),
  ),
  act(
    1,
    fc.constant<Act>((who) => who.step("redo")),
  ),
  act(
    3,
    n.map(
      (which): Act =>
        (who) =>
          who.hear(which),
    ),
  ),
  act(
    5,
    fc.integer({ min: 1, max: 3_000 }).map(
      (ms): Act =>
        async () =>
          void (await vi.advanceTimersByTimeAsync(ms)),
    ),
  ),
  act(
    1,
    fc.constant<Act>((who) => {
      who.losesAnswer = true;
    }),
  ),
  act(
    1,
    fc.boolean().map(
      (is): Act =>
        (who) => {
          who.isOffline = is;
        },
    ),
  ),
  act(
    1,
    fc.constant<Act>((who) => who.reload()),
  ),
);

it("two people who edit at once, whatever the network does, end with one draft and lose nothing that was saved", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1), acts), { maxLength: 60, size: "max" }),
      fc.infiniteStream(fc.boolean()),
      async (turns, sides) => {
        vi.clearAllTimers();
        const world = new World();
        for (const [who, does] of turns) await does(world.people[who] as Person);

        // The network is back, all is heard and all is chosen.
        for (const person of world.people) person.isOffline = false;
        for (let round = 0; round < 12; round++) {
          for (const person of world.people) {
            while (person.news.length > 0) person.hear(0);
            for (const conflict of person.autosave.status.getState().conflicts)
              person.choose(conflict, sides.next().value ? "mine" : "theirs");
            person.autosave.retry();
            await vi.advanceTimersByTimeAsync(2_000);
          }
        }
        expect(world.faults).toEqual([]);
        for (const person of world.people) {
          expect(person.autosave.status.getState().conflicts).toEqual([]);
          expect(person.autosave.status.getState().status.kind).toBe("saved");
          expect(sameInOrder(person.flow(), world.server.draft.document)).toEqual(true);
          person.autosave.dispose();
        }
      },
    ),
    // Two seconds on a quiet machine; a busy one tries fewer.
    { numRuns: 150, interruptAfterTimeLimit: 8_000 },
  );
}, 60_000);

const sameInOrder = (a: FlowDocument, b: FlowDocument) => sameJson(a, b) || { mine: a, server: b };
